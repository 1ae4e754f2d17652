import { describe, expect, it } from "vitest";
import { isWeakPassword } from "./weakPassword.ts";

describe("isWeakPassword", () => {
  it("H2 knows what is guessed first, however it is dressed up", () => {
    for (const password of [
      "password1234",
      "!!PassWord2026!!",
      "ＰＡＳＳＷＯＲＤ１２３４",
      "123456789012",
      "987654321098",
      "qwertyuiop12",
      "lkjhgfdsapo1",
      "abcabcabcabc",
      "密密密密密密密密密密密密",
      "wang-daming1",
    ]) {
      expect({ password, isWeak: isWeakPassword(password, "wang-daming") }).toEqual({
        password,
        isWeak: true,
      });
    }
  });

  it("H2 leaves the others alone", () => {
    for (const password of [
      "a long enough password",
      "four odd words here",
      "榕樹下的藍色腳踏車在唱歌",
      "banyan-demo-manager2-x7",
      "Wang and 3 white horses",
    ]) {
      expect({ password, isWeak: isWeakPassword(password, "wang") }).toEqual({
        password,
        isWeak: false,
      });
    }
  });
});
