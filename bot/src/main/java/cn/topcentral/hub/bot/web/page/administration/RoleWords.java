package cn.topcentral.hub.bot.web.page.administration;

import cn.topcentral.hub.storage.employee.Employee.Role;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Roles as people call them. */
final class RoleWords {
    private RoleWords() {}

    static String of(Role role) {
        return switch (role) {
            case REP -> "销售";
            case MANAGER -> "主管";
            case ADMIN -> "系统管理员";
        };
    }

    static String code(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    static Optional<Role> ofCode(String code) {
        return Arrays.stream(Role.values())
                .filter(role -> code(role).equals(code))
                .findFirst();
    }
}
