package cn.topcentral.hub.templates.page;

/** What a page, or a part of one, shows: a record of words and numbers, which knows the template that draws it. */
public interface View {
    /** The file below {@code src/main/jte}; its parameter for this is called {@code model}. */
    String template();
}
