/** What people choose when twelve characters are asked for, without the digits and signs around it. */
const COMMON = new Set(
  `password passwort passw0rd p@ssw0rd p@ssword pa$$word motdepasse contraseña mypassword thepassword
   passwordpassword changeme changemenow changepassword letmein letmeinplease welcome welcomehome
   administrator adminadmin adminpassword administration superuser rootroot root default defaultpassword
   secret topsecret mysecret iloveyou iloveyouforever trustnoone correcthorsebatterystaple
   qwerty qwertyuiop qwertyuiopasdf asdfghjkl asdfghjklzxcvbnm zxcvbnm qazwsx qazwsxedc qazwsxedcrfv
   qwertyqwerty asdfasdfasdf sunshine princess football baseball basketball superman batman spiderman
   starwars monkey dragon master shadow michael jordan computer internet samsung liverpool manchester
   insurance banyan banyanbanyan taiwan taipei company office agent manager demo test testtest testtesttest
   guest guestguest user username login loginlogin temporary temppassword initialpassword firstpassword
   woaini woainiwoaini 密碼 我的密碼 管理員 保險公司`.split(/\s+/),
);

/** Rows of a keyboard, the alphabet and the digits, both ways: a piece of one is no password. */
const ROWS = [
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "1234567890",
  "0123456789",
]
  .map((row) => row.repeat(3))
  .flatMap((row) => [row, Array.from(row).toReversed().join("")]);

/**
 * Would it be among the first guesses (H2)? A short list and three rules stand for the usual ten
 * thousand, of which hardly any has twelve characters.
 */
export function isWeakPassword(password: string, account: string): boolean {
  const plain = password.normalize("NFKC").toLowerCase();
  const core = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const name = account.normalize("NFKC").toLowerCase();
  return (
    COMMON.has(core) ||
    COMMON.has(plain) ||
    isRepetition(plain) ||
    ROWS.some((row) => row.includes(plain) || (core.length >= 8 && row.includes(core))) ||
    (name.length >= 4 && plain.replaceAll(name, "").length < 6)
  );
}

/** `aaaaaaaaaaaa`, `abcabcabcabc`: at most four characters again and again. */
const isRepetition = (text: string) => /^(.{1,4}?)\1+$/su.test(text);
