package cn.topcentral.hub.templates.page.administration;

import cn.topcentral.hub.templates.page.View;
import cn.topcentral.hub.templates.page.When;
import java.util.List;

/** Which hub this is. */
public record AboutPage(String version, String java, When started, String uptime, List<Document> documents)
        implements View {
    public AboutPage {
        documents = List.copyOf(documents);
    }

    @Override
    public String template() {
        return "administration/about.jte";
    }

    /** A document that comes with the hub. */
    public record Document(String file, String about) {}
}
