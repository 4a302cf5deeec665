// Every page on the screen of a computer.

import { look_at_every_page } from "./every_page.mjs";

look_at_every_page({
  wide: {},
  dark: { colorScheme: "dark" },
});
