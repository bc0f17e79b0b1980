package cn.topcentral.hub.sandbox.corp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The enterprise that the sandbox plays: who is in it, its one app, and the keys the hub must know.
 *
 * @param encodingAesKey exactly 43 letters and digits, as the admin console makes them
 * @param webhooks key of a group robot to the name of the group it stands in
 * @param trustedHost host (with its port, if not the default) that may receive OAuth codes; empty allows any
 * @param robot the intelligent robot, if there is one
 * @param groups groups that exist from the start, with the robot in each
 */
public record Corp(
        String corpId,
        int agentId,
        String agentName,
        String secret,
        String token,
        String encodingAesKey,
        Map<String, String> webhooks,
        List<Member> members,
        Optional<String> trustedHost,
        Optional<Robot> robot,
        List<Group> groups) {

    private static final int ROOT_DEPARTMENT = 1;

    public Corp {
        requireCallbackKeys("", token, encodingAesKey);
        webhooks = Map.copyOf(webhooks);
        members = List.copyOf(members);
        groups = List.copyOf(groups);
        if (groups.stream().map(Group::name).distinct().count() != groups.size()
                || groups.stream().map(Group::chatid).distinct().count() != groups.size()) {
            throw new IllegalArgumentException("groups hold one name or chatid twice");
        }
        long distinct = members.stream().map(Member::key).distinct().count();
        if (distinct != members.size()) {
            throw new IllegalArgumentException("members hold one userid twice (userids ignore case)");
        }
    }

    /** An enterprise without robot and groups. */
    public Corp(
            String corpId,
            int agentId,
            String agentName,
            String secret,
            String token,
            String encodingAesKey,
            Map<String, String> webhooks,
            List<Member> members,
            Optional<String> trustedHost) {
        this(
                corpId,
                agentId,
                agentName,
                secret,
                token,
                encodingAesKey,
                webhooks,
                members,
                trustedHost,
                Optional.empty(),
                List.of());
    }

    static void requireCallbackKeys(String whose, String token, String encodingAesKey) {
        if (!encodingAesKey.matches("[A-Za-z0-9]{43}")) {
            throw new IllegalArgumentException(whose + "encodingAesKey must be exactly 43 letters and digits, has "
                    + encodingAesKey.length() + " characters");
        }
        if (!token.matches("[A-Za-z0-9]{1,32}")) {
            throw new IllegalArgumentException(whose + "token must be 1-32 letters and digits");
        }
    }

    /** The enterprise of the demo. Its keys are samples, public on purpose: nothing real accepts them. */
    public static Corp demo() {
        return new Corp(
                "ww5a4d8e1f2b3c6d70",
                1000002,
                "沟通中台",
                "sandbox-app-secret-4Tq9vXw2LmZ8cR1yKd7",
                "SandboxToken2026",
                "sandboxSampleKeyForDemoOnly0123456789ABCDEF",
                Map.of("3b1f6a52-0c6e-4a9d-9a57-5f2a1c8e7d40", "销售群"),
                List.of(
                        new Member("zhangwei", "张伟", Role.REP, "华东销售部", "13800000001"),
                        new Member("lina", "李娜", Role.REP, "华南销售部", "13800000002"),
                        new Member("wangqiang", "王强", Role.MANAGER, "销售管理部", "13800000003"),
                        new Member("mayiming", "麻一明", Role.ADMIN, "信息部", "13800000004"),
                        new Member("chenjie", "陈杰", Role.REP, "中西部销售部", "13800000005")),
                Optional.empty(),
                Optional.of(new Robot(
                        "aibDemoRobot",
                        "沟通助手",
                        "sandbox-robot-secret-8Hn3pYc6QsWe1ZtLb5",
                        "SandboxRobotToken2026",
                        "sandboxSampleKeyOfTheRobot0123456789ABCDEFG")),
                List.of(new Group(
                        "wrkSalesGroup", "销售群", List.of("wangqiang", "zhangwei", "lina", "chenjie", "mayiming"))));
    }

    /** Finds a group that exists from the start by its chatid. */
    public Optional<Group> group(String chatid) {
        return groups.stream().filter(group -> group.chatid().equals(chatid)).findFirst();
    }

    /** Finds a member; letter case does not matter. */
    public Optional<Member> member(String userid) {
        String key = userid.toLowerCase(Locale.ROOT);
        return members.stream().filter(member -> member.key().equals(key)).findFirst();
    }

    /** The root and below it each department that a member names, in the order of the members. */
    public List<Department> departments() {
        Set<String> names = new LinkedHashSet<>();
        members.forEach(member -> names.add(member.department()));
        List<Department> departments = new ArrayList<>();
        departments.add(new Department(ROOT_DEPARTMENT, "TopcentralMall", 0));
        for (String name : names) {
            departments.add(new Department(ROOT_DEPARTMENT + departments.size(), name, ROOT_DEPARTMENT));
        }
        return List.copyOf(departments);
    }

    /** Who is in a department or below it; empty when there is no such department. */
    public Optional<List<Member>> membersOf(int departmentId) {
        if (departmentId == ROOT_DEPARTMENT) {
            return Optional.of(members);
        }
        return departments().stream()
                .filter(department -> department.id() == departmentId)
                .findFirst()
                .map(department -> members.stream()
                        .filter(member -> member.department().equals(department.name()))
                        .toList());
    }

    public int departmentOf(Member member) {
        Map<String, Integer> ids = new LinkedHashMap<>();
        departments().forEach(department -> ids.put(department.name(), department.id()));
        return ids.getOrDefault(member.department(), ROOT_DEPARTMENT);
    }

    /** Leaves out every secret. */
    @Override
    public String toString() {
        return "Corp[corpId=" + corpId + ", agentId=" + agentId + ", members=" + members.size() + ", secrets=***]";
    }
}
