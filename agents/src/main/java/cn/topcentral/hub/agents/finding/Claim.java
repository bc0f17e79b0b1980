package cn.topcentral.hub.agents.finding;

/** Something said about a customer, with what proves it. */
public record Claim<T>(T value, Proofs proofs) {}
