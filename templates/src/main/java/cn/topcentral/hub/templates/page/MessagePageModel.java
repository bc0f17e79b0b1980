package cn.topcentral.hub.templates.page;

/** A page that says one thing: not found, not allowed, something failed. */
public record MessagePageModel(String title, String text) {}
