// What scripts add to the search page: answers while one types, completions, filters that act at once, a
// drawing to select a time in. The server makes all of the page; here parts of a newer one replace older ones.

const form = document.getElementById("search");
const box = document.getElementById("q");
const listens = form !== null && document.getElementById("count") !== null;

const typing_pause = 120;
const completion_pause = 90;
const busy_after = 200;
const patience = 600;

/// Calls `act` once when `wait` milliseconds have passed since the last call, unless cancelled before.
function settled(act, wait) {
  let timer = 0;
  const call = (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => act(...given), wait);
  };
  call.cancel = () => clearTimeout(timer);
  return call;
}

/// The address that the form would lead to, without fields that are empty.
function asked(keeps_looking = false) {
  const address = new URL(form.action);
  for (const [name, value] of new FormData(form))
    if (value !== "" && (keeps_looking || !name.endsWith("_has")))
      address.searchParams.append(name, value);
  return address.href;
}

async function page_at(address, signal) {
  const answer = await fetch(address, { signal, headers: { Accept: "text/html" } });
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/// Whether a click means to follow a link here, and not in a tab of its own.
function is_plain(click) {
  return !click.defaultPrevented && click.button === 0 && !(click.metaKey || click.ctrlKey || click.shiftKey || click.altKey);
}

// What a reader was doing in the old parts goes on in the new ones.

function hold_of(element) {
  if (!element?.closest("[data-live]"))
    return null;
  const name = element.getAttribute("name");
  if (element.id)
    return `#${CSS.escape(element.id)}`;
  if (name)
    return `[name="${CSS.escape(name)}"][value="${CSS.escape(element.value)}"]`;
  const address = element.getAttribute("href");
  return address === null ? null : `#${CSS.escape(element.closest("[data-live]").id)} a[href="${CSS.escape(address)}"]`;
}

function put(newer) {
  const focused = document.activeElement;
  const hold = hold_of(focused);
  const selection = focused?.selectionStart ?? null;
  const opened = [...document.querySelectorAll("[data-live] details[open]")].map((one) => one.className);
  for (const part of document.querySelectorAll("[data-live]")) {
    const other = newer.getElementById(part.id);
    if (other !== null && other.innerHTML !== part.innerHTML)
      part.replaceChildren(...document.adoptNode(other).childNodes);
  }
  for (const name of opened.filter((one) => one !== "copies"))
    document.querySelector(`[data-live] details.${name}`)?.setAttribute("open", "");
  const count = document.getElementById("count");
  const told = newer.getElementById("count").textContent;
  if (count.textContent !== told)
    count.textContent = told;
  document.title = newer.title;
  const named = "link[rel=canonical], link[rel=alternate], link[rel=prev], link[rel=next]";
  for (const link of document.head.querySelectorAll(named))
    link.remove();
  document.head.append(...newer.head.querySelectorAll(named));
  if (hold === null || document.activeElement === focused)
    return;
  // What had the focus may be gone, as the filter that was taken away: one goes on from the count.
  const again = document.querySelector(hold) ?? count;
  again.focus({ preventScroll: true });
  if (selection !== null && again.type !== "checkbox")
    again.setSelectionRange?.(selection, selection);
}

let current = null;
/// Whether the address that is shown came from typing: then the next key changes it, and adds none.
let is_typed = false;

/// Shows the answer at an address. `history_use` says what becomes of the address: `push`, `typed`, `none`.
async function show(address, history_use) {
  shows_typed.cancel();
  current?.abort();
  const mine = (current = new AbortController());
  const busy = setTimeout(() => document.body.classList.add("busy"), busy_after);
  let newer;
  try {
    newer = await page_at(address, mine.signal);
    if (newer.getElementById("count") === null)
      throw new TypeError("not a page of answers");
  } catch (error) {
    if (error.name !== "AbortError")
      location.assign(address);
    return;
  } finally {
    clearTimeout(busy);
    if (current === mine)
      document.body.classList.remove("busy");
  }
  // A word half typed finds nothing: what was found before stays while one goes on typing.
  if (history_use === "typed" && newer.querySelector(".nothing") !== null)
    await new Promise((resume) => setTimeout(resume, patience));
  if (current !== mine)
    return;
  const shown = new URL(newer.querySelector("link[rel=canonical]").href);
  const here = shown.pathname + shown.search;
  if (history_use !== "typed")
    box.value = newer.getElementById("q").value;
  put(newer);
  if (history_use === "typed" && is_typed)
    history.replaceState(null, "", here);
  else if (history_use !== "none" && here !== location.pathname + location.search)
    history.pushState(null, "", here);
  is_typed = history_use === "typed";
}

const shows_typed = settled(() => show(asked(), "typed"), typing_pause);

function listen_to_filters() {
  box.addEventListener("input", shows_typed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show(asked(), "push");
  });
  document.addEventListener("change", (event) => {
    const field = event.target;
    if (field.form === form && field !== box && !field.matches(".looking"))
      show(asked(), "push");
  });
  addEventListener("popstate", () => show(location.href, "none"));
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("main a[href]");
    if (!link || !is_plain(event))
      return;
    const address = new URL(link.getAttribute("href") ?? link.href.baseVal, location.href);
    const leads_to_search = address.pathname === new URL(form.action).pathname;
    if (address.origin !== location.origin || !leads_to_search || address.hash !== "")
      return;
    event.preventDefault();
    const is_page = link.closest(".pages") !== null;
    show(address.href, "push").then(() => {
      if (is_page) {
        const count = document.getElementById("count");
        count.focus({ preventScroll: true });
        count.scrollIntoView();
      }
    });
  });
}

// Looking inside a facet changes its list alone.
function listen_to_looking() {
  let running = null;
  const look = settled(async (field) => {
    running?.abort();
    running = new AbortController();
    const id = `values-${field.name.replace(/_has$/, "")}`;
    try {
      const newer = (await page_at(asked(true), running.signal)).getElementById(id);
      if (newer !== null)
        document.getElementById(id)?.replaceChildren(...document.adoptNode(newer).childNodes);
    } catch (error) {
      if (error.name !== "AbortError")
        throw error;
    }
  }, typing_pause);
  document.addEventListener("input", (event) => {
    if (event.target.matches?.(".looking"))
      look(event.target);
  });
}

// The box as a combobox, as the ARIA Authoring Practices have it: the focus stays in the box.
function complete() {
  const list = document.createElement("ul");
  list.className = "completions";
  list.id = "completions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-orientation", "horizontal");
  list.setAttribute("aria-label", form.querySelector("label").textContent);
  box.after(list);
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  let running = null;
  let active = -1;

  const activate = (index) => {
    active = index;
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    if (index < 0)
      box.removeAttribute("aria-activedescendant");
    else {
      box.setAttribute("aria-activedescendant", list.children[index].id);
      list.children[index].scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  };
  const open = (is_open) => {
    list.hidden = !is_open;
    box.setAttribute("aria-expanded", String(is_open));
    activate(-1);
    list.scrollLeft = 0;
  };
  const close = () => {
    ask.cancel();
    running?.abort();
    open(false);
  };
  const take = (option) => {
    box.value = option.dataset.text;
    close();
    show(asked(), "push");
  };
  /// What a completion adds: of `vladimir pourparlers`, for `vladimir pou`, the second word.
  const added = (text, typed) => {
    const settled_part = typed.slice(0, typed.lastIndexOf(" ") + 1);
    return text.startsWith(settled_part) ? text.slice(settled_part.length) : text;
  };
  const option = (text, typed, about, at) => {
    const item = document.createElement("li");
    item.id = `completion-${at}`;
    item.setAttribute("role", "option");
    item.dataset.text = text;
    const name = document.createElement("bdi");
    name.textContent = added(text, typed);
    const note = document.createElement("span");
    note.textContent = about;
    item.append(name, " ", note);
    return item;
  };
  const ask = settled(async () => {
    const typed = box.value;
    running?.abort();
    running = new AbortController();
    if (typed.trim() === "")
      return open(false);
    const address = new URL(box.dataset.suggestions, location.href);
    address.searchParams.set("q", typed);
    address.searchParams.set("lang", document.documentElement.lang);
    try {
      const answer = await fetch(address, { signal: running.signal });
      const [, texts, notes] = await answer.json();
      const options = texts.map((text, at) => option(text, typed, notes[at], at)).filter((one) => one.dataset.text !== typed);
      if (box.value !== typed || document.activeElement !== box)
        return;
      list.replaceChildren(...options);
      open(options.length > 0);
    } catch {
      open(false);
    }
  }, completion_pause);

  open(false);
  box.addEventListener("input", ask);
  box.addEventListener("blur", close);
  form.addEventListener("submit", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const chosen = event.target.closest("li");
    if (chosen)
      take(chosen);
  });
  box.addEventListener("keydown", (event) => {
    const last = list.children.length - 1;
    if (event.isComposing || list.hidden)
      return;
    if (event.key === "ArrowDown")
      activate(active === last ? -1 : active + 1);
    else if (event.key === "ArrowUp")
      activate(active === -1 ? last : active - 1);
    else if (event.key === "Enter" && active >= 0)
      take(list.children[active]);
    else if (event.key === "Escape")
      close();
    else
      return;
    event.preventDefault();
  });
}

// Drawing over bars selects their time.
function select_in_drawing() {
  const bar_at = (drawing, x) => {
    const { left, width } = drawing.getBoundingClientRect();
    const bars = drawing.querySelectorAll("[data-first]");
    const at = Math.floor(((x - left) / width) * bars.length);
    return Math.min(Math.max(at, 0), bars.length - 1);
  };
  const least_move = 5;
  let stroke = null;

  document.addEventListener("dragstart", (event) => {
    if (event.target.closest?.(".bars"))
      event.preventDefault();
  });
  document.addEventListener("pointerdown", (event) => {
    const drawing = event.target.closest?.(".bars");
    if (drawing && event.button === 0)
      stroke = { drawing, x: event.clientX, from: bar_at(drawing, event.clientX), to: -1, brush: null };
  });
  document.addEventListener("pointermove", (event) => {
    if (stroke === null || (stroke.brush === null && Math.abs(event.clientX - stroke.x) < least_move))
      return;
    if (stroke.brush === null) {
      stroke.brush = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      stroke.brush.setAttribute("class", "brush");
      stroke.brush.setAttribute("height", "100");
      stroke.drawing.append(stroke.brush);
      stroke.drawing.setPointerCapture(event.pointerId);
    }
    stroke.to = bar_at(stroke.drawing, event.clientX);
    const first = Math.min(stroke.from, stroke.to);
    stroke.brush.setAttribute("x", String(first * 10));
    stroke.brush.setAttribute("width", String((Math.abs(stroke.to - stroke.from) + 1) * 10));
  });
  const end = (is_done) => {
    if (stroke === null)
      return;
    const { drawing, from, to, brush } = stroke;
    stroke = null;
    if (brush === null)
      return;
    brush.remove();
    if (!is_done)
      return;
    // The click that follows is not one on a bar.
    drawing.addEventListener("click", (event) => event.preventDefault(), { capture: true, once: true });
    const bars = drawing.querySelectorAll("[data-first]");
    document.getElementById("since").value = bars[Math.min(from, to)].dataset.first;
    document.getElementById("until").value = bars[Math.max(from, to)].dataset.last;
    show(asked(), "push");
  };
  document.addEventListener("pointerup", () => end(true));
  document.addEventListener("pointercancel", () => end(false));
}

// Where browsers allow it: pages that came over TLS.
function copy_addresses() {
  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.("a[rel=bookmark]");
    if (!link || !is_plain(event) || !navigator.clipboard)
      return;
    event.preventDefault();
    try {
      await navigator.clipboard.writeText(link.href);
      link.parentElement.querySelector(".copied").textContent = link.dataset.copied;
    } catch {
      location.assign(link.href);
    }
  });
}

copy_addresses();
if (listens) {
  document.documentElement.classList.add("scripted");
  listen_to_filters();
  listen_to_looking();
  complete();
  select_in_drawing();
}
