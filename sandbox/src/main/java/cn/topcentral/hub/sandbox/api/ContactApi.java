package cn.topcentral.hub.sandbox.api;

import cn.topcentral.hub.sandbox.corp.Corp;
import cn.topcentral.hub.sandbox.corp.Department;
import cn.topcentral.hub.sandbox.corp.Member;
import cn.topcentral.hub.sandbox.corp.Role;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/** Reading the contacts (pages 90196, 90200, 90208) and the callback addresses (90930). */
public final class ContactApi {
    private final Corp corp;

    public ContactApi(Corp corp) {
        this.corp = corp;
    }

    public void routes(RoutesConfig routes) {
        routes.get("/cgi-bin/user/get", this::user);
        routes.get("/cgi-bin/user/simplelist", this::simpleList);
        routes.get("/cgi-bin/department/list", this::departments);
        routes.get("/cgi-bin/getcallbackip", ContactApi::callbackIps);
    }

    /** As apps made after June 2022 see it: no mobile, mail, avatar or gender. */
    private void user(Context ctx) {
        String userid = ctx.queryParamAsClass("userid", String.class).getOrDefault("");
        if (userid.isEmpty()) {
            throw new ApiRefusal(40003, "invalid userid: empty");
        }
        Member member = corp.member(userid).orElseThrow(() -> new ApiRefusal(60111, "userid not found"));
        ObjectNode answer = describe(ApiRequest.ok(), member);
        answer.put("main_department", corp.departmentOf(member));
        answer.put("position", member.role().position());
        answer.putArray("is_leader_in_dept").add(member.role() == Role.MANAGER ? 1 : 0);
        answer.put("status", 1);
        ApiRequest.answer(ctx, answer);
    }

    private void simpleList(Context ctx) {
        int department = ctx.queryParamAsClass("department_id", Integer.class).getOrDefault(0);
        List<Member> members =
                corp.membersOf(department).orElseThrow(() -> new ApiRefusal(60003, "department not found"));
        ObjectNode answer = ApiRequest.ok();
        ArrayNode list = answer.putArray("userlist");
        members.forEach(member -> describe(list.addObject(), member));
        ApiRequest.answer(ctx, answer);
    }

    private ObjectNode describe(ObjectNode node, Member member) {
        node.put("userid", member.userid()).put("name", member.name());
        node.putArray("department").add(corp.departmentOf(member));
        return node;
    }

    private void departments(Context ctx) {
        ObjectNode answer = ApiRequest.ok();
        ArrayNode list = answer.putArray("department");
        for (Department department : corp.departments()) {
            list.addObject()
                    .put("id", department.id())
                    .put("name", department.name())
                    .put("parentid", department.parentId())
                    .put("order", department.id());
        }
        ApiRequest.answer(ctx, answer);
    }

    private static void callbackIps(Context ctx) {
        ObjectNode answer = ApiRequest.ok();
        answer.putArray("ip_list").add("127.0.0.1").add("101.226.103.*");
        ApiRequest.answer(ctx, answer);
    }
}
