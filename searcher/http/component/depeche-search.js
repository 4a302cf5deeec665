// <depeche-search>: the search of a Dépêche server in any page.
//
//     <script src="https://archive.example/depeche-search.js" defer></script>
//     <depeche-search lang="fr"></depeche-search>
//
// Attributes, all of which may change at any time:
//     server          where the server is; without it, where this script came from
//     key             what the server wants to see, where it wants keys
//     lang            fr or en; without it, that of the page
//     label           what the box is called, to tell several in a page apart
//     placeholder     what the empty box shows
//     facets          which are offered, in order: "source actor place date" without it; empty for none
//     facet-values    how many values of each, 8 without it
//     page-size       how many hits a page, 10 without it
//     filter          a query that all hits answer too: "source:AFP"
//     query           what is searched for at first
//     sort            relevance, newest or oldest at first
//     copies          "shown" lists each near-copy for itself
//     dispatch-url    where hits lead, {id} standing for theirs: "/articles/{id}"; without it, to the address that
//                     a dispatch has, or to its page on the server
//     history         keeps the search in the address of the page, so that it can be linked to and gone back to: of one
//                     element in a page
//     no-search       waits for something to be typed before it shows anything
//
// Events, which leave the element: depeche-search (detail: the URLSearchParams asked for), depeche-results (the answer,
// see answer.schema.json), depeche-select (a hit that was chosen; preventDefault() keeps the browser where it is),
// depeche-error ({ status, message }).
//
// Looks: the custom properties named at the top of the sheet below, and ::part() of form, label, input, button, status,
// error, facets, facet, facet-name, facet-value, date-input, hits, hit, origin, title, link, snippet, mark, copies, hints, pages, sort.
(() => {
  "use strict";

  const home = new URL(document.currentScript?.src ?? location.href, location.href);

  const sheet_text = `
    :host {
      --_font: var(--depeche-font, inherit);
      --_title-font: var(--depeche-title-font, inherit);
      --_ink: var(--depeche-ink, currentcolor);
      --_soft: var(--depeche-soft, color-mix(in srgb, var(--_ink) 72%, transparent));
      --_rule: var(--depeche-rule, color-mix(in srgb, var(--_ink) 22%, transparent));
      --_accent: var(--depeche-accent, var(--_ink));
      --_mark: var(--depeche-mark, color-mix(in srgb, #f5c400 38%, transparent));
      --_gap: var(--depeche-gap, 1.5rem);
      display: block;
      container-type: inline-size;
      font-family: var(--_font);
      color: var(--_ink);
      line-height: 1.5;
      overflow-wrap: anywhere;
    }
    :host([hidden]), [hidden] { display: none !important; }
    * { box-sizing: border-box; }
    h2, h3, p, ol, ul, fieldset, legend { margin: 0; padding: 0; border: 0; font: inherit; }
    ol, ul { list-style: none; }
    a { color: inherit; text-underline-offset: 0.15em; }
    a:hover { color: var(--_accent); }
    button, input, select { font: inherit; color: inherit; background: transparent; border: 1px solid var(--_rule);
      border-radius: 2px; padding: 0.35em 0.6em; max-width: 100%; }
    button { cursor: pointer; }
    button:hover { border-color: currentcolor; }
    button:disabled { opacity: 0.45; cursor: default; }
    :focus-visible { outline: 3px solid var(--_accent); outline-offset: 2px; }
    form.box { display: flex; gap: 0.5rem; align-items: end; }
    form.box label { flex: 1; font-size: 0.875em; }
    form.box input { display: block; width: 100%; font-size: 1.25em; border-width: 0 0 2px; border-color: currentcolor;
      border-radius: 0; padding: 0.3em 0; }
    form.box button { border-color: currentcolor; font-weight: 600; }
    .bar { display: flex; flex-wrap: wrap; gap: 0.5rem var(--_gap); justify-content: space-between; align-items: baseline;
      margin: 1rem 0; }
    [role=status] { font-weight: 600; }
    .body { display: grid; gap: var(--_gap); }
    @container (min-width: 44rem) {
      .body.with-facets { grid-template-columns: 15rem minmax(0, 1fr); }
    }
    details.facets > summary { cursor: pointer; font-weight: 600; padding: 0.4em 0; }
    @container (min-width: 44rem) {
      details.facets[open] > summary { display: none; }
    }
    fieldset + fieldset { margin-top: 1.25rem; }
    legend { font-weight: 600; font-size: 0.875em; width: 100%; border-bottom: 1px solid currentcolor; padding-bottom: 0.2em; }
    fieldset li label { display: flex; gap: 0.5em; align-items: baseline; padding: 0.18em 0; font-size: 0.9375em; }
    fieldset li label span:nth-of-type(1) { flex: 1; }
    .count { color: var(--_soft); font-variant-numeric: tabular-nums; }
    .period { display: flex; gap: 0.5rem; padding: 0.4em 0; }
    .period label { flex: 1; font-size: 0.875em; }
    fieldset input[type=text] { width: 100%; font-size: 0.875em; margin: 0.4em 0 0.2em; }
    .hit { padding: 1rem 0; border-top: 1px solid var(--_rule); }
    .origin { font-size: 0.875em; color: var(--_soft); }
    h3 { font-family: var(--_title-font); font-size: 1.1875em; font-weight: 700; line-height: 1.3; }
    h3 a { text-decoration: none; }
    h3 a:hover { text-decoration: underline; }
    .snippet { margin-top: 0.3em; max-width: 68ch; }
    mark { background: var(--_mark); color: inherit; padding: 0 0.08em; }
    .copies { font-size: 0.875em; color: var(--_soft); margin-top: 0.3em; }
    .hints { padding: 0.75rem 0; }
    .hints li { margin: 0.3em 0; }
    .pages { display: flex; justify-content: space-between; gap: 1rem; align-items: baseline; padding: 1rem 0;
      border-top: 1px solid var(--_rule); }
    .error { border-inline-start: 3px solid var(--_accent); padding: 0.5rem 0.75rem; margin: 1rem 0; }
    .busy .body { opacity: 0.6; }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  `;

  const words = {
    fr: {
      box: "Chercher dans les dépêches",
      search: "Chercher",
      count: (n) => (n === 0 ? "Aucune dépêche" : n === 1 ? "1 dépêche" : `${number("fr", n)} dépêches`),
      folded: (n) => (n === 1 ? ", 1 copie repliée" : `, ${number("fr", n)} copies repliées`),
      range: (first, last) => ` (${number("fr", first)} à ${number("fr", last)})`,
      facets: { date: "Dates", source: "Sources", actor: "Acteurs", place: "Lieux" },
      ends: { since: "Depuis", until: "Jusqu’à" },
      find: { source: "Chercher une source", actor: "Chercher un acteur", place: "Chercher un lieu" },
      hits: "Dépêches",
      filters: "Affiner",
      sort: "Trier par",
      sorts: { relevance: "pertinence", newest: "plus récentes", oldest: "plus anciennes" },
      undated: "sans date",
      untitled: "Sans titre",
      copies: (n) => (n === 1 ? "et 1 autre source : " : `et ${n} autres sources : `),
      more: "…",
      also: (asked, spelling, n) => `Aussi trouvé pour « ${asked} » : ${spelling} (${number("fr", n)})`,
      meant: "Essayez :",
      wider: "Ou plus largement :",
      next: "Page suivante",
      previous: "Page précédente",
      away: "La recherche ne répond pas pour le moment. Réessayez dans quelques instants.",
      again: "Réessayer",
    },
    en: {
      box: "Search the dispatches",
      search: "Search",
      count: (n) => (n === 0 ? "No dispatch" : n === 1 ? "1 dispatch" : `${number("en", n)} dispatches`),
      folded: (n) => (n === 1 ? ", 1 copy folded" : `, ${number("en", n)} copies folded`),
      range: (first, last) => ` (${number("en", first)} to ${number("en", last)})`,
      facets: { date: "Dates", source: "Sources", actor: "Actors", place: "Places" },
      ends: { since: "Since", until: "Until" },
      find: { source: "Find a source", actor: "Find an actor", place: "Find a place" },
      hits: "Dispatches",
      filters: "Refine",
      sort: "Sort by",
      sorts: { relevance: "relevance", newest: "newest", oldest: "oldest" },
      undated: "undated",
      untitled: "Untitled",
      copies: (n) => (n === 1 ? "and 1 other source: " : `and ${n} other sources: `),
      more: "…",
      also: (asked, spelling, n) => `Also found for “${asked}”: ${spelling} (${number("en", n)})`,
      meant: "Try:",
      wider: "Or more widely:",
      next: "Next page",
      previous: "Previous page",
      away: "The search does not answer now. Try again in a moment.",
      again: "Try again",
    },
  };

  function number(language, n) {
    return new Intl.NumberFormat(language).format(n);
  }

  /// `2025-12-03`, `2025-12`, `2025`, or the two ends of a part of a month, in words.
  function day(language, value) {
    const [first] = value.split("/");
    const parts = first.split("-").map(Number);
    const options = { year: "numeric", timeZone: "UTC" };
    if (parts.length > 1)
      options.month = "long";
    if (parts.length > 2 && !value.includes("/"))
      options.day = "numeric";
    const date = new Date(Date.UTC(2000, (parts[1] ?? 1) - 1, parts[2] ?? 1));
    date.setUTCFullYear(parts[0]);
    return new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", options).format(date);
  }

  /// An element with properties, a part name and content; text is only ever text.
  function element(name, { part, ...properties } = {}, ...content) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key.includes("-") || key === "role" || key === "for" || key === "lang" || key === "dir")
        made.setAttribute(key, value);
      else
        made[key] = value;
    }
    if (part)
      made.setAttribute("part", part);
    made.append(...content);
    return made;
  }

  /// Text with its marks, which count code points.
  function marked(text, marks) {
    const points = Array.from(text);
    const pieces = [];
    let at = 0;
    for (const [start, length] of marks) {
      pieces.push(points.slice(at, start).join(""));
      pieces.push(element("mark", { part: "mark" }, points.slice(start, start + length).join("")));
      at = start + length;
    }
    pieces.push(points.slice(at).join(""));
    return pieces;
  }

  /// Only addresses of the web are links, whatever a dispatch says.
  function safe_link(address) {
    try {
      const link = new URL(address, document.baseURI);
      return ["http:", "https:"].includes(link.protocol) ? link.href : null;
    } catch {
      return null;
    }
  }

  const facet_names = ["source", "actor", "place", "date"];
  const typing_pause = 180;

  class DepecheSearch extends HTMLElement {
    static observedAttributes = ["server", "key", "lang", "label", "placeholder", "facets", "facet-values", "page-size",
      "filter", "copies", "dispatch-url"];

    #root = this.attachShadow({ mode: "open" });
    #state = { q: "", selections: [], since: "", until: "", sort: "relevance", offset: 0 };
    #looked_for = {};
    #request = null;
    #timer = 0;
    #is_typed = false;
    #parts = null;

    connectedCallback() {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(sheet_text);
      this.#root.adoptedStyleSheets = [sheet];
      this.#state = { ...this.#state, ...this.#first };
      if (this.hasAttribute("history")) {
        this.#read_address();
        addEventListener("popstate", this.#on_popstate);
      }
      this.#build();
      if (!this.hasAttribute("no-search") || this.#asks())
        this.#ask();
    }

    disconnectedCallback() {
      clearTimeout(this.#timer);
      this.#request?.abort();
      removeEventListener("popstate", this.#on_popstate);
    }

    attributeChangedCallback(name, before, after) {
      if (this.#parts === null || before === after)
        return;
      this.#build();
      this.#ask();
    }

    /// Searches for something else, from a script.
    search(q) {
      this.#change({ q });
      this.#parts.box.value = q;
    }

    get #language() {
      const tag = this.getAttribute("lang") ?? this.closest("[lang]")?.getAttribute("lang") ?? "fr";
      return tag.toLowerCase().startsWith("en") ? "en" : "fr";
    }

    get #words() {
      return words[this.#language];
    }

    get #facets() {
      const named = this.getAttribute("facets");
      return named === null ? facet_names : named.split(/[\s,]+/).filter((name) => facet_names.includes(name));
    }

    get #page_size() {
      return Math.min(Math.max(Number.parseInt(this.getAttribute("page-size") ?? "10", 10) || 10, 1), 100);
    }

    /// What is asked before anybody changes it.
    get #first() {
      return { q: this.getAttribute("query") ?? "", sort: this.getAttribute("sort") ?? "relevance" };
    }

    #asks() {
      const { q, selections, since, until } = this.#state;
      return q !== "" || selections.length > 0 || since !== "" || until !== "";
    }

    #address(path) {
      const base = this.getAttribute("server") ?? new URL(".", home).href;
      return new URL(base.replace(/\/*$/, "") + path, document.baseURI);
    }

    // The search in the address of the page.

    #on_popstate = () => {
      this.#read_address();
      this.#parts.box.value = this.#state.q;
      this.#ask();
    };

    #read_address() {
      const given = new URLSearchParams(location.search);
      this.#state = { q: given.get("q") ?? this.#first.q, selections: [], since: given.get("since") ?? "",
        until: given.get("until") ?? "", sort: given.get("sort") ?? this.#first.sort,
        offset: Math.max(Number.parseInt(given.get("offset") ?? "0", 10) || 0, 0) };
      for (const facet of facet_names)
        for (const value of given.getAll(facet))
          this.#state.selections.push({ facet, value });
    }

    #write_address(typed) {
      if (!this.hasAttribute("history"))
        return;
      const address = new URL(location.href);
      for (const name of ["q", "since", "until", "sort", "offset", ...facet_names])
        address.searchParams.delete(name);
      for (const [name, value] of this.#own_parameters(this.#first))
        address.searchParams.append(name, value);
      if (address.href !== location.href)
        history[typed && this.#is_typed ? "replaceState" : "pushState"](null, "", address);
      this.#is_typed = typed;
    }

    /// What differs from what goes without saying.
    #own_parameters(usual = { q: "", sort: "relevance" }) {
      const asked = new URLSearchParams();
      if (this.#state.q !== usual.q)
        asked.set("q", this.#state.q);
      for (const { facet, value } of this.#state.selections)
        asked.append(facet, value);
      for (const end of ["since", "until"])
        if (this.#state[end] !== "")
          asked.set(end, this.#state[end]);
      if (this.#state.sort !== usual.sort)
        asked.set("sort", this.#state.sort);
      if (this.#state.offset > 0)
        asked.set("offset", this.#state.offset);
      return asked;
    }

    // Asking.

    #change(changes, typed = false) {
      // What was typed a moment ago counts, though its pause is not over.
      this.#state = { ...this.#state, q: this.#parts.box.value, offset: 0, ...changes };
      this.#write_address(typed);
      this.#ask();
    }

    #parameters() {
      const asked = this.#own_parameters();
      asked.set("limit", this.#page_size);
      asked.set("facets", this.#facets.length === 0 ? 0 : Math.max(Number.parseInt(this.getAttribute("facet-values") ?? "8", 10) || 8, 1));
      asked.set("collapse", this.getAttribute("copies") === "shown" ? "no" : "yes");
      if (this.getAttribute("filter"))
        asked.set("filter", this.getAttribute("filter"));
      asked.set("lang", this.#language);
      return asked;
    }

    async #fetch(path, parameters, signal) {
      const address = this.#address(path);
      address.search = parameters;
      const headers = this.getAttribute("key") ? { Authorization: `Bearer ${this.getAttribute("key")}` } : {};
      const response = await fetch(address, { signal, headers });
      if (response.ok)
        return response.json();
      // What stands before the server may say no in its own way, without our explanation.
      const body = await response.json().catch(() => ({}));
      throw Object.assign(new Error(body.detail ?? this.#words.away), { status: response.status });
    }

    async #ask() {
      clearTimeout(this.#timer);
      this.#request?.abort();
      const mine = (this.#request = new AbortController());
      const parameters = this.#parameters();
      this.#tell("depeche-search", parameters);
      this.#parts.whole.classList.add("busy");
      try {
        const answer = await this.#fetch("/api/v1/search", parameters, mine.signal);
        this.#show(answer);
        this.#tell("depeche-results", answer);
      } catch (error) {
        if (mine.signal.aborted)
          return;
        // Without a status nobody answered: the server is away, or does not let this site ask.
        const message = error.status ? error.message : this.#words.away;
        this.#forget_answer();
        this.#show_error(message);
        this.#tell("depeche-error", { status: error.status ?? 0, message });
      } finally {
        if (this.#request === mine)
          this.#parts.whole.classList.remove("busy");
      }
    }

    #tell(name, detail, cancelable = false) {
      return this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, cancelable, detail }));
    }

    // Showing.

    #build() {
      const w = this.#words;
      const box = element("input", { part: "input", type: "search", value: this.#state.q, autocomplete: "off",
        spellcheck: false, placeholder: this.getAttribute("placeholder") ?? "" });
      box.addEventListener("input", () => {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#change({ q: box.value }, true), typing_pause);
      });
      const label = this.getAttribute("label") ?? w.box;
      const form = element("form", { part: "form", className: "box", role: "search", "aria-label": label },
        element("label", { part: "label" }, label, box), element("button", { part: "button" }, w.search));
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.#change({ q: box.value });
      });
      const status = element("p", { part: "status", role: "status", tabIndex: -1 });
      const sort = element("select", {}, ...Object.entries(w.sorts).map(([value, label]) => element("option", { value }, label)));
      sort.addEventListener("change", () => this.#change({ sort: sort.value }));
      const error = element("div", { role: "alert" });
      const hints = element("div", { part: "hints", className: "hints", hidden: true });
      const hits = element("ol", { part: "hits", role: "list" });
      const pages = element("div", { part: "pages", className: "pages", hidden: true });
      const facets = element("details", { part: "facets", className: "facets", open: this.clientWidth > 700 },
        element("summary", {}, w.filters));
      const body = element("div", { className: "body" }, facets,
        element("div", {}, element("h2", { className: "unseen" }, w.hits), hints, hits, pages));
      const whole = element("div", { lang: this.#language }, form,
        element("div", { className: "bar" }, status, element("label", { part: "sort" }, `${w.sort} `, sort)), error, body);
      this.#root.replaceChildren(whole);
      this.#parts = { whole, box, status, sort, error, hints, hits, pages, facets, body };
    }

    #show(answer) {
      const { status, sort, error, hits, whole } = this.#parts;
      const w = this.#words;
      error.replaceChildren();
      sort.value = this.#state.sort;
      const shown = answer.hits.length;
      const stories = answer.total - answer.folded;
      const total = w.count(answer.total) +
        (shown > 0 && shown < stories ? w.range(answer.offset + 1, answer.offset + shown) : "") +
        (answer.folded > 0 ? w.folded(answer.folded) : "");
      if (status.textContent !== total)
        status.textContent = total;
      hits.replaceChildren(...answer.hits.map((hit) => this.#hit(hit)));
      this.#show_hints(answer);
      this.#show_pages(answer);
      this.#show_facets(answer);
      whole.lang = this.#language;
    }

    /// Hits of one question do not stand below another. Facets stay, to take back what was chosen.
    #forget_answer() {
      const { status, hits, hints, pages } = this.#parts;
      status.textContent = "";
      hits.replaceChildren();
      hints.hidden = pages.hidden = true;
    }

    #show_error(message) {
      const again = element("button", { type: "button" }, this.#words.again);
      again.addEventListener("click", () => this.#ask());
      this.#parts.error.replaceChildren(
        element("div", { part: "error", className: "error" }, element("p", {}, message), again));
    }

    #link_of(hit) {
      const template = this.getAttribute("dispatch-url");
      if (template !== null)
        return safe_link(template.replaceAll("{id}", encodeURIComponent(hit.id)));
      return (hit.url === null ? null : safe_link(hit.url)) ?? this.#page_of(hit);
    }

    #page_of(hit) {
      const path = this.#language === "fr" ? "/depeches/" : "/dispatches/";
      const address = this.#address(path + encodeURIComponent(hit.id));
      if (this.#state.q !== "")
        address.searchParams.set("q", this.#state.q);
      return address.href;
    }

    #hit(hit) {
      const w = this.#words;
      const title = hit.title === "" ? [w.untitled] : marked(hit.title, hit.title_marks);
      const href = this.#link_of(hit);
      const link = element("a", { part: "link", ...(href ? { href } : {}) }, ...title);
      link.addEventListener("click", (event) => {
        if (!this.#tell("depeche-select", hit, true))
          event.preventDefault();
      });
      const sources = hit.sources.map((source) => source.label).join(", ");
      const date = hit.date === null ? w.undated : day(this.#language, hit.date.value);
      const content = [
        element("p", { part: "origin", className: "origin", dir: "auto" }, sources === "" ? date : `${date} · ${sources}`),
        element("h3", { part: "title", dir: "auto", lang: "fr" }, link),
        ...hit.snippets.map((snippet) =>
          element("p", { part: "snippet", className: "snippet", dir: "auto", lang: "fr" }, ...marked(snippet.text, snippet.marks))),
      ];
      if (hit.copy_count > 0) {
        const others = hit.copies.map((copy) => copy.sources.map((source) => source.label).join(", ") || copy.title);
        const rest = hit.copy_count > hit.copies.length ? `, ${w.more}` : "";
        content.push(element("p", { part: "copies", className: "copies" }, w.copies(hit.copy_count) + others.join(", ") + rest));
      }
      return element("li", { part: "hit", className: "hit" }, ...content);
    }

    #show_hints(answer) {
      const w = this.#words;
      const list = (heading, items) => [element("p", {}, heading), element("ul", {}, ...items)];
      const choice = (label, count, act) => {
        const button = element("button", { type: "button" }, ...label);
        button.addEventListener("click", act);
        return element("li", {}, button, " ", element("span", { className: "count" }, number(this.#language, count)));
      };
      const content = answer.also_found.map((found) => element("p", {}, w.also(found.asked, found.spelling, found.count)));
      if (answer.suggestions.length > 0)
        content.push(...list(w.meant, answer.suggestions.map((one) =>
          choice(marked(one.text, one.marks), one.count, () => this.search(one.text)))));
      if (answer.relaxations.length > 0)
        content.push(...list(w.wider, answer.relaxations.map((one) =>
          choice([one.message], one.count, () => {
            this.#parts.box.value = one.request.text;
            const { text: q, selections, since, until } = one.request;
            this.#change({ q, selections, since: since ?? "", until: until ?? "" });
          }))));
      this.#parts.hints.hidden = content.length === 0;
      this.#parts.hints.replaceChildren(...content);
    }

    #show_pages(answer) {
      const { pages } = this.#parts;
      const turn = (label, offset, possible) => {
        const button = element("button", { type: "button", disabled: !possible }, label);
        button.addEventListener("click", () => {
          this.#change({ offset });
          this.#parts.status.focus();
        });
        return button;
      };
      const size = this.#page_size;
      const more = answer.next !== null;
      pages.hidden = answer.offset === 0 && !more;
      pages.replaceChildren(turn(this.#words.previous, Math.max(answer.offset - size, 0), answer.offset > 0),
        turn(this.#words.next, answer.offset + size, more));
    }

    #show_facets(answer) {
      const { facets, body } = this.#parts;
      const focused = this.#root.activeElement;
      const held = focused && facets.contains(focused) ? focused.dataset.hold : null;
      const shown = this.#facets.filter((name) => answer.facets[name]?.values.length > 0 ||
        this.#looked_for[name] || (name === "date" && (this.#state.since || this.#state.until)));
      body.classList.toggle("with-facets", shown.length > 0);
      facets.hidden = shown.length === 0;
      facets.replaceChildren(facets.firstElementChild, ...shown.map((name) => this.#facet(name, answer.facets[name])));
      if (held)
        (facets.querySelector(`[data-hold="${CSS.escape(held)}"]`) ?? this.#parts.status).focus();
    }

    #facet(name, counts) {
      const w = this.#words;
      const values = element("ul", { role: "list" }, ...counts.values.map((value) => this.#value(name, value)));
      const content = [element("legend", { part: "facet-name" }, w.facets[name])];
      if (name === "date")
        content.push(element("div", { className: "period" }, this.#end("since"), this.#end("until")));
      if (name !== "date" && (counts.distinct > counts.values.length || this.#looked_for[name])) {
        const box = element("input", { type: "text", value: this.#looked_for[name] ?? "", placeholder: w.find[name],
          "aria-label": w.find[name], autocomplete: "off", "data-hold": `${name}?` });
        box.addEventListener("input", () => this.#look_for(name, box.value, values));
        content.push(box);
        if (this.#looked_for[name])
          this.#look_for(name, this.#looked_for[name], values);
      }
      return element("fieldset", { part: "facet" }, ...content, values);
    }

    /// One end of a period, in the ways that the server reads dates: `2025`, `2025-12`, `2025-12-03`.
    #end(which) {
      const box = element("input", { part: "date-input", type: "text", value: this.#state[which], placeholder: "2025-12",
        autocomplete: "off", "data-hold": which });
      box.addEventListener("change", () => this.#change({ [which]: box.value.trim() }));
      return element("label", {}, this.#words.ends[which], box);
    }

    /// Values of a facet that have something in their names.
    async #look_for(name, typed, values) {
      this.#looked_for[name] = typed;
      await new Promise((resolve) => setTimeout(resolve, typing_pause));
      if (this.#looked_for[name] !== typed)
        return;
      const parameters = this.#parameters();
      parameters.delete("offset");
      parameters.set("has", typed);
      parameters.set("limit", parameters.get("facets"));
      try {
        const found = await this.#fetch(`/api/v1/facets/${name}`, parameters);
        // Somebody may have typed on.
        if (this.#looked_for[name] === typed)
          values.replaceChildren(...found.values.map((value) => this.#value(name, value)));
      } catch (error) {
        this.#show_error(error.status ? error.message : this.#words.away);
      }
    }

    #value(name, value) {
      const box = element("input", { type: "checkbox", checked: value.selected, "data-hold": `${name}=${value.value}` });
      box.addEventListener("change", () => {
        const others = this.#state.selections.filter((one) => one.facet !== name || one.value !== value.value);
        this.#change({ selections: box.checked ? [...others, { facet: name, value: value.value }] : others });
      });
      return element("li", {}, element("label", { part: "facet-value" }, box, element("span", { dir: "auto" }, value.label),
        element("span", { className: "count" }, number(this.#language, value.count))));
    }
  }

  if (!customElements.get("depeche-search"))
    customElements.define("depeche-search", DepecheSearch);
})();
