package cn.topcentral.hub.templates.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The public form page.
 *
 * @param action where it is sent to
 * @param stamp what proves when and by whom the page was made; also makes sending it twice harmless
 * @param values what was typed before, by field name
 * @param problem what is wrong with the whole, for the person
 * @param problems what is wrong with single fields, by field name
 * @param hidden further values that come along, by field name
 */
public record FormPageModel(
        String title,
        String intro,
        String notice,
        String action,
        String stamp,
        Map<String, String> values,
        Optional<String> problem,
        Map<String, String> problems,
        Map<String, String> hidden) {
    public FormPageModel {
        values = Map.copyOf(values);
        problems = Map.copyOf(problems);
        hidden = Map.copyOf(hidden);
    }

    /**
     * A field a visitor fills in.
     *
     * @param kind of input, {@code textarea} for a text of several lines
     * @param autocomplete what a browser may fill in, by the HTML standard
     */
    public record Field(
            String name,
            String label,
            String kind,
            String autocomplete,
            boolean required,
            int maxLength,
            String hint) {}

    /** The fields in the order of the page. */
    public static final List<Field> FIELDS = List.of(
            new Field("name", "姓名", "text", "name", true, 50, ""),
            new Field("company", "公司", "text", "organization", false, 100, ""),
            new Field("mobile", "手机", "tel", "tel", false, 30, "手机和邮箱至少填一项"),
            new Field("email", "邮箱", "email", "email", false, 254, ""),
            new Field("product", "产品", "text", "off", false, 200, "如 PCR-ABS"),
            new Field("quantity", "数量", "text", "off", false, 100, "如 50吨/月"),
            new Field("message", "留言", "textarea", "off", false, 4000, ""));
}
