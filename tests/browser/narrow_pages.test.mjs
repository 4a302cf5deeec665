// Every page on smaller screens.

import { look_at_every_page } from "./every_page.mjs";

look_at_every_page({
  tablet: { viewport: { width: 768, height: 1024 } },
  phone: { viewport: { width: 360, height: 780 }, isMobile: true, hasTouch: true },
});
