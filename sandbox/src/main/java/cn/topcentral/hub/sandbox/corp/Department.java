package cn.topcentral.hub.sandbox.corp;

/** A node of the tree of departments; the root has id 1 and parent 0. */
public record Department(int id, String name, int parentId) {}
