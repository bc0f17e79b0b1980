package cn.topcentral.hub.connectors.wechat.staff;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tree of departments with their members. Pure.
 *
 * @param names by id
 * @param parents by id; the root has one that is no department
 * @param members everybody, each once
 */
record Departments(Map<Integer, String> names, Map<Integer, Integer> parents, List<Member> members) {
    Departments {
        names = Map.copyOf(names);
        parents = Map.copyOf(parents);
        members = List.copyOf(members);
    }

    /**
     * A member as WeCom has them.
     *
     * @param userid in lower case
     * @param department the main one
     * @param leads the departments they lead
     * @param active false for who was disabled or left
     */
    record Member(String userid, String name, int department, Set<Integer> leads, boolean active) {
        Member {
            leads = Set.copyOf(leads);
        }
    }

    Optional<String> team(Member member) {
        return Optional.ofNullable(names.get(member.department()));
    }

    /** Who leads a member: the nearest leader up the tree who is somebody else; of several leaders of one department the first by userid. */
    Optional<String> leader(Member member) {
        Map<Integer, List<String>> leaders = names.keySet().stream()
                .collect(Collectors.toMap(department -> department, department -> members.stream()
                        .filter(other -> other.active() && other.leads().contains(department))
                        .map(Member::userid)
                        .sorted()
                        .toList()));
        Set<Integer> seen = new HashSet<>();
        Integer department = member.department();
        while (department != null && seen.add(department)) {
            Optional<String> leader = leaders.getOrDefault(department, List.of()).stream()
                    .filter(userid -> !userid.equals(member.userid()))
                    .findFirst();
            if (leader.isPresent() && !member.leads().contains(department)) {
                return leader;
            }
            department = parents.get(department);
        }
        return Optional.empty();
    }
}
