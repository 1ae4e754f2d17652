import { describe, expect, it } from "vitest";
import { NO_CUSTOMER, type StaffId, type UnitId } from "../model/brand.ts";
import type { StaffRole } from "../model/organisation.ts";
import type { Actor } from "./actor.ts";
import { canWrite } from "./canWrite.ts";
import { scopesOfActor, scopesOfDocument } from "./scopes.ts";

const actor = (role: StaffRole, staffId = "anna", units = ["north"]): Actor => ({
  role,
  staffId: staffId as StaffId,
  unitIds: units as UnitId[],
});
const mine = { agentId: "anna", unitId: "north" };
const theirs = { agentId: "bo", unitId: "south" };

describe("scopes", () => {
  it("H6 R10 a person reads the feeds of the role", () => {
    expect(scopesOfActor(actor("agent"))).toEqual(["staff:anna", "company"]);
    for (const role of ["back_office", "manager"] as const) {
      expect(scopesOfActor(actor(role, "mei", ["head", "north"]))).toEqual([
        "staff:mei",
        "unit:head",
        "unit:north",
        "company",
      ]);
    }
    expect(scopesOfActor(actor("admin", "ada"))).toEqual(["staff:ada", "company"]);
  });

  it("R10 a customer stands with agent and unit, what is about them follows", () => {
    expect(scopesOfDocument("customers", mine)).toEqual(["staff:anna", "unit:north"]);
    const child = { customerId: "c", assigneeId: "bo", ...theirs };
    expect(scopesOfDocument("tasks", child, mine as never)).toEqual(["staff:anna", "unit:north"]);
  });

  it("R10 work about nobody stands with whom it is given to, rules and products with everybody", () => {
    const task = { customerId: NO_CUSTOMER, assigneeId: "bo", unitId: "north" };
    expect(scopesOfDocument("tasks", task)).toEqual(["staff:bo", "unit:north"]);
    expect(scopesOfDocument("cases", { ownerId: "bo", unitId: "north" })).toEqual([
      "staff:bo",
      "unit:north",
    ]);
    expect(scopesOfDocument("segments", { ...mine, isShared: true })).toEqual(["company"]);
    expect(scopesOfDocument("segments", mine)).toEqual(["staff:anna", "unit:north"]);
    for (const name of ["products", "directory", "campaigns"] as const) {
      expect(scopesOfDocument(name, mine)).toEqual(["company"]);
    }
    expect(scopesOfDocument("notes", { customerId: NO_CUSTOMER })).toEqual(["company"]);
  });

  it("P7 H6 nothing is the company's because its owner is missing, but an article", () => {
    expect(scopesOfDocument("customers", {})).toEqual([]);
    expect(scopesOfDocument("policies", { customerId: "c" })).toEqual([]);
    expect(scopesOfDocument("notes", { customerId: "c" })).toEqual([]);
    expect(scopesOfDocument("segments", {})).toEqual([]);
    expect(scopesOfDocument("activities", { customerId: NO_CUSTOMER })).toEqual([]);
  });

  it("P7 a setting of a person is that person's alone", () => {
    expect(scopesOfDocument("settings", { agentId: "anna", unitId: "north" })).toEqual([
      "staff:anna",
    ]);
    expect(scopesOfDocument("settings", {})).toEqual(["company"]);
  });
});

describe("canWrite", () => {
  it("H6 an agent writes the own customers and neither takes nor gives any away", () => {
    const anna = actor("agent");
    expect(canWrite(anna, "customers", mine, mine)).toBe(true);
    expect(canWrite(anna, "customers", mine, undefined)).toBe(true);
    expect(canWrite(anna, "customers", mine, theirs)).toBe(false);
    expect(canWrite(anna, "customers", theirs, mine)).toBe(false);
    expect(canWrite(anna, "customers", { agentId: "anna", unitId: "south" }, mine)).toBe(false);
    expect(canWrite(anna, "policies", { customerId: "c", ...theirs }, undefined)).toBe(false);
  });

  it("H6 a manager reassigns inside the unit, an admin touches no customer", () => {
    const mei = actor("manager", "mei");
    expect(canWrite(mei, "customers", { agentId: "bo", unitId: "north" }, mine)).toBe(true);
    expect(canWrite(mei, "customers", theirs, theirs)).toBe(false);
    expect(canWrite(actor("admin"), "customers", mine, mine)).toBe(false);
    expect(
      canWrite(actor("compliance", "xu"), "policies", { customerId: "c", ...mine }, undefined),
    ).toBe(false);
  });

  it("H6 company rules belong to the office, personal settings to their owner", () => {
    expect(canWrite(actor("agent"), "settings", {}, undefined)).toBe(false);
    expect(canWrite(actor("agent"), "settings", { agentId: "anna" }, undefined)).toBe(true);
    expect(canWrite(actor("agent"), "settings", { agentId: "anna" }, {})).toBe(false);
    expect(canWrite(actor("manager", "mei"), "settings", {}, {})).toBe(true);
    expect(canWrite(actor("manager", "mei"), "settings", { agentId: "anna" }, undefined)).toBe(
      false,
    );
    expect(canWrite(actor("manager", "mei"), "settings", {}, { agentId: "anna" })).toBe(false);
    expect(canWrite(actor("admin"), "directory", {}, {})).toBe(true);
  });

  it("H6 only an admin moves units and staff; the office keeps the partners", () => {
    const [unit, partner] = [{ kind: "unit" }, { kind: "partner" }];
    expect(canWrite(actor("manager"), "directory", unit, unit)).toBe(false);
    expect(canWrite(actor("manager"), "directory", partner, unit)).toBe(false);
    expect(canWrite(actor("back_office"), "directory", partner, undefined)).toBe(true);
    expect(canWrite(actor("admin"), "directory", unit, unit)).toBe(true);
  });

  it("H6 what everybody sees is written by its owner or the office of its unit", () => {
    const article = { customerId: NO_CUSTOMER };
    expect(canWrite(actor("agent"), "notes", article, article)).toBe(false);
    expect(canWrite(actor("compliance", "xu"), "notes", article, article)).toBe(false);
    expect(canWrite(actor("back_office", "ola"), "notes", article, article)).toBe(true);
    const shared = { isShared: true, ...mine };
    expect(canWrite(actor("agent"), "segments", shared, shared)).toBe(true);
    expect(canWrite(actor("agent", "bo"), "segments", shared, shared)).toBe(false);
    expect(canWrite(actor("manager", "mei"), "segments", shared, shared)).toBe(true);
    expect(canWrite(actor("manager", "mia", ["south"]), "segments", shared, shared)).toBe(false);
  });

  it("a task may be handed to a colleague whose work one does not see", () => {
    const task = { customerId: NO_CUSTOMER, assigneeId: "anna", unitId: "north" };
    expect(canWrite(actor("agent"), "tasks", { ...task, assigneeId: "bo" }, task)).toBe(true);
    expect(
      canWrite(
        actor("agent"),
        "tasks",
        { ...task, assigneeId: "cai" },
        { ...task, assigneeId: "bo" },
      ),
    ).toBe(false);
  });
});
