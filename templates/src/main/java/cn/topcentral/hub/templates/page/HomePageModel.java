package cn.topcentral.hub.templates.page;

/**
 * The start page.
 *
 * @param name of the employee who is signed in
 */
public record HomePageModel(String name) implements View {
    @Override
    public String template() {
        return "home.jte";
    }
}
