// @ts-check
// The page's own script: views, search, the way between rows and words, and review. It loads
// nothing and makes no mark-up of text: all that is shown is put in as text.
"use strict";

/**
 * What `embedded.py` writes. `rows` holds a column by its name, one value a position; a column that
 * is all nought is left out. Places are in UTF-16 units of the text of the response, -1 for none.
 * @typedef {Object} Data
 * @property {string} key
 * @property {Record<string, any>} say
 * @property {string[]} stances
 * @property {[string, string][]} proposals
 * @property {[string, number, number][]} documents
 * @property {string[]} texts
 * @property {[number, number, number][][]} linked
 * @property {Record<string, string>} rules
 * @property {Record<string, string>} reasons
 * @property {string[]} ids
 * @property {Record<string, number[]>} rows
 * @property {[string, number, string, string, number][]} checks
 */

/**
 * The fields of a position that a person may say something about.
 * @typedef {Object} Fields
 * @property {string} [organisation]
 * @property {string} [holder]
 * @property {string} [proposal_id]
 * @property {string} [stance]
 * @property {string} [target]
 * @property {string} [evidence]
 * @property {string} [cue]
 * @property {number|null} [evidence_start]
 * @property {number|null} [evidence_end]
 */

/**
 * A line of the decisions file.
 * @typedef {Object} Decision
 * @property {string} row_id
 * @property {string} doc_id
 * @property {"confirmed"|"corrected"|"rejected"|"added"|"noted"} decision
 * @property {string} reviewer
 * @property {string} time
 * @property {Fields} machine
 * @property {Fields} person
 * @property {string} comment
 */

(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const OWN = "respondent";
  const KINDS = ["confirmed", "corrected", "rejected", "added", "noted"];

  /** @type {Data} */ let data;
  /** @type {Record<string, any>} */ let say;
  let total = 0;
  let current = 0; // the position in the panel, from 1; 0 for none
  let view = "overview";

  // ---------------------------------------------------------------- small helpers

  /** @param {string} id @returns {HTMLElement} */
  const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

  /**
   * An element with attributes, handlers (`onclick`) and children; strings become text.
   * @param {string} tag
   * @param {Record<string, any>} [attributes]
   * @param {...(Node|string|null|undefined|false)} children
   * @returns {any}
   */
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value !== null && value !== undefined)
        element.setAttribute(name, String(value));
    }
    for (const child of children) if (child || child === "") element.append(child);
    return element;
  }

  /**
   * Puts children into an element in place of those it has; what is false or null is left out.
   * @param {HTMLElement} box @param {...(Node|string|null|undefined|false)} children
   */
  const put = (box, ...children) =>
    box.replaceChildren(.../** @type {(Node|string)[]} */ (children.filter(Boolean)));

  /** @param {string} template @param {Record<string, any>} values */
  const filled = (template, values) =>
    template.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));

  /** A number as the language has it. @param {number} hundredths */
  const decimal = (hundredths) => {
    const shown = (hundredths / 100).toFixed(2);
    return say.language === "en" ? shown : shown.replace(".", ",");
  };

  /** @param {string} text */
  const plain = (text) => text.replace(/\s+/g, " ").trim();

  // ---------------------------------------------------------------- rows and their words

  /** The value of a column for position `n`, from 1. @param {string} name @param {number} n */
  const value = (name, n) => (data.rows[name] ? data.rows[name][n - 1] : 0);
  /** @param {string} name @param {number} n */
  const text = (name, n) => data.texts[value(name, n)];
  /** @param {number} n */
  const stance = (n) => data.stances[value("stance", n)];
  /** @param {number} n */
  const links = (n) => data.linked[value("linked", n)] || [];
  /** @param {number} n */
  const documentOf = (n) => data.documents[value("document", n)];
  /** @param {number} n */
  const organisation = (n) => text("organisation", n) || documentOf(n)[0];

  /** @type {Map<number, string>} */ const shownTexts = new Map();

  /** The nodes of a response's own text, without the signs put into it. @param {Node} within */
  function* textNodes(within) {
    const walker = document.createTreeWalker(within, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
      acceptNode: (node) =>
        node instanceof HTMLElement && node.matches(".chip, noscript")
          ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_ACCEPT,
    });
    while (walker.nextNode())
      if (walker.currentNode.nodeType === Node.TEXT_NODE) yield /** @type {Text} */ (walker.currentNode);
  }

  // Responses stand in noscript elements: a browser with scripts leaves them alone, so that a page
  // with thousands opens at once, and one is made of its marks only when somebody looks at it.
  const SIGNS = { amp: "&", lt: "<", gt: ">", "#34": '"', "#39": "'", "#13": "\r" };
  const MARK = /<mark class="([^"]*)" data-p="([\d ]*)">([^<]*)<\/mark>/y;
  const CHIP = /<a class="([^"]*)" id="(t\d+)" href="(#p\d+)" title="([^"]*)">([^<]*)<span class="unseen" id="(p\d+)">([^<]*)<\/span><\/a>/y;

  /** @param {string} written */
  const plainOf = (written) => !written.includes("&") ? written :
    written.replace(/&(amp|lt|gt|#34|#39|#13);/g, (_, name) => SIGNS[/** @type {"amp"} */ (name)]);

  /** What the page holds of a response, as it is written. @param {number} which from 0 */
  const written = (which) => byId(`d${which + 1}`).querySelector(".text noscript")?.textContent || "";

  /** The text of a response, without marks and signs. @param {number} which from 0 */
  function shownText(which) {
    let found = shownTexts.get(which);
    if (found === undefined) {
      found = plainOf(written(which).replace(/<a [^>]*>[^<]*<span[^>]*>[^<]*<\/span><\/a>|<[^>]*>/g, ""));
      shownTexts.set(which, found);
    }
    return found;
  }

  /** Makes the marks and signs of a response, once. @param {number} which from 0 */
  function makeText(which) {
    const box = /** @type {HTMLElement} */ (byId(`d${which + 1}`).querySelector(".text"));
    if (box.dataset.made) return;
    box.dataset.made = "yes";
    const source = written(which);
    let at = 0;
    while (at < source.length) {
      MARK.lastIndex = CHIP.lastIndex = at;
      const mark = MARK.exec(source);
      const chip = mark ? null : CHIP.exec(source);
      if (mark) box.append(make("mark", { class: mark[1], "data-p": mark[2] }, plainOf(mark[3])));
      else if (chip)
        box.append(make("a", { class: chip[1], id: chip[2], href: chip[3], title: plainOf(chip[4]) },
          plainOf(chip[5]), make("span", { class: "unseen", id: chip[6] }, plainOf(chip[7]))));
      const next = mark ? MARK.lastIndex : chip ? CHIP.lastIndex : source.indexOf("<", at + 1);
      if (!mark && !chip) box.append(plainOf(source.slice(at, next < 0 ? source.length : next)));
      at = next < 0 ? source.length : next;
    }
  }

  /** The words that play a role in a position. @param {string} role @param {number} n */
  function words(role, n) {
    const from = value(`${role}_from`, n);
    const to = value(`${role}_to`, n);
    return to > from && from >= 0 ? shownText(value("document", n)).slice(from, to) : "";
  }

  /** @param {number} n @returns {Fields} */
  function machine(n) {
    const start = value("start", n);
    return {
      organisation: text("organisation", n),
      holder: text("holder", n) || OWN,
      proposal_id: text("proposal_id", n),
      stance: stance(n),
      target: words("target", n),
      evidence: words("evidence", n),
      cue: words("cue", n),
      evidence_start: start < 0 ? null : start,
      evidence_end: start < 0 ? null : value("end", n),
    };
  }

  /** A stance with its sign, as a label. @param {string} name */
  const stanceLabel = (name) =>
    make("span", { class: `stance s-${name}` }, `${say.signs[name]} ${say.stances[name]}`);

  /** @param {number} n */
  const proposalsShort = (n) => links(n).map(([place]) => data.proposals[place][0]).join(", ");
  /** By the number of the links. @type {string[]} */ const titles = [];
  /** @param {number} n */
  const proposalsLong = (n) => {
    const which = value("linked", n);
    titles[which] ??= links(n).map(([place]) => data.proposals[place].join(" ")).join("; ") || say.unlinked;
    return titles[which];
  };

  /** The sentence of a position with its words marked in it. @param {number} n */
  function quote(n) {
    const whole = shownText(value("document", n));
    const [start, end] = [value("sentence_from", n), value("sentence_to", n)];
    /** @type {[number, number, string][]} */
    const spans = ["evidence", "cue", "target", "condition"]
      .map((role) => /** @type {[number, number, string]} */ ([
        Math.max(start, value(`${role}_from`, n)), Math.min(end, value(`${role}_to`, n)), role]))
      .filter(([from, to]) => to > from);
    const cuts = [...new Set([start, end, ...spans.flatMap(([from, to]) => [from, to])])];
    cuts.sort((a, b) => a - b);
    const box = make("q", { lang: text("language", n) || null });
    const letters = { evidence: "", cue: " c", target: " t", condition: " k" };
    for (let i = 0; i + 1 < cuts.length; i++) {
      const over = spans.filter(([from, to]) => from <= cuts[i] && cuts[i + 1] <= to);
      const shown = whole.slice(cuts[i], cuts[i + 1]);
      const roles = over.map(([, , role]) => letters[/** @type {"cue"} */ (role)]).join("");
      const third = value("holder", n) ? " o" : "";
      box.append(over.length ? make("mark", { class: `s-${stance(n)}${roles}${third}` }, shown) : shown);
    }
    return box;
  }

  // ---------------------------------------------------------------- search, filters and order

  /** @type {Record<string, string>} */ const chosen = {};
  let sortedBy = "number";
  let downwards = false;
  /** @type {number[]} */ let hits = [];
  /** @type {string[]} */ const haystacks = [];

  /** The texts of responses in small letters, each place where it was. @type {string[]} */
  const lowered = [];

  /** The words of a position in small letters, white space made single. @param {string} role @param {number} n */
  function lowerWords(role, n) {
    const which = value("document", n);
    let found = lowered[which];
    if (found === undefined) {
      const shown = shownText(which);
      found = shown.toLowerCase();
      // One letter of Turkish becomes two: then each is taken as it stands.
      if (found.length !== shown.length) found = shown.replace(/[^\u0130]/g, (letter) => letter.toLowerCase());
      lowered[which] = found;
    }
    const from = value(`${role}_from`, n);
    const said = from < 0 ? "" : found.slice(from, value(`${role}_to`, n));
    return /[^\S ]|  /.test(said) ? plain(said) : said;
  }

  /** What several positions have in common. @type {Map<string, string>} */ const common = new Map();

  /** All that is searched in a position, in small letters. @param {number} n */
  function haystack(n) {
    let found = haystacks[n];
    if (found === undefined) {
      const names = ["organisation", "holder", "linked", "referent", "inherited", "document"];
      const key = names.map((name) => value(name, n)).join();
      let shared = common.get(key);
      if (shared === undefined) {
        shared = [organisation(n), text("holder", n), proposalsLong(n), text("referent", n),
          text("inherited", n), documentOf(n)[0]].join(" ").toLowerCase();
        common.set(key, shared);
      }
      found = `${shared} ${lowerWords("sentence", n)} ${lowerWords("target", n)}`;
      haystacks[n] = found;
    }
    return found;
  }

  /** Makes the texts to search in before anybody asks, a few at a time. @param {number} from */
  function prepare(from) {
    const until = performance.now() + 12;
    let n = from;
    while (n <= total && performance.now() < until) haystack(n++);
    if (n <= total) setTimeout(prepare, 0, n);
  }

  /** How each filter tells whether a position passes. */
  /** @type {Record<string, (wanted: string) => (n: number) => boolean>} */
  const filters = {
    query: (wanted) => {
      // All words, in any order; what stands in quotation marks as it stands.
      const parts = [...wanted.toLowerCase().matchAll(/["«»]([^"«»]+)["«»]|[^\s"«»]+/g)]
        .map((found) => plain(found[1] || found[0]));
      return (n) => parts.every((part) => haystack(n).includes(part));
    },
    organisation: (wanted) => (n) => organisation(n) === wanted,
    kind: (wanted) => (n) => text("kind", n) === wanted,
    proposal: (wanted) => {
      const passing = data.linked.map((one) =>
        wanted === "-" ? !one.length : one.some(([place]) => data.proposals[place][0] === wanted));
      return (n) => passing[value("linked", n)];
    },
    stance: (wanted) => (n) => stance(n) === wanted,
    sure: (wanted) => (n) => value("confidence", n) >= Number(wanted),
    language: (wanted) => (n) => text("language", n) === wanted,
    aspect: (wanted) => (n) => text("aspect", n) === wanted,
    tier: (wanted) => (n) => text("tier", n) === wanted,
    whose: (wanted) => (n) => (wanted === "own") === !value("holder", n),
    page: (wanted) => (n) => value("page", n) === Number(wanted),
  };

  /** What a column is put in order by. @type {Record<string, (n: number) => number|string>} */
  const keys = {
    number: (n) => n,
    organisation: (n) => organisation(n),
    proposal: (n) => (links(n).length ? links(n)[0][0] : 1e9),
    stance: (n) => value("stance", n),
    page: (n) => value("page", n),
    confidence: (n) => value("confidence", n),
  };

  function search() {
    const tests = Object.entries(chosen).filter(([, wanted]) => wanted)
      .map(([name, wanted]) => filters[name](wanted));
    hits = [];
    for (let n = 1; n <= total; n++) if (tests.every((test) => test(n))) hits.push(n);
    order();
    byId("hits").textContent = hits.length || !total
      ? filled(say.hits, { n: hits.length, all: total }) : say.hit_none;
    scroller.scrollTop = 0;
    draw();
  }

  function order() {
    const key = keys[sortedBy];
    const sign = downwards ? -1 : 1;
    if (sortedBy === "organisation") {
      const names = [...new Set(hits.map(organisation))].sort(new Intl.Collator("nb").compare);
      const places = new Map(names.map((name, place) => [name, place]));
      const at = new Map(hits.map((n) => [n, /** @type {number} */ (places.get(organisation(n)))]));
      hits.sort((a, b) => sign * (Number(at.get(a)) - Number(at.get(b))) || a - b);
    } else if (sortedBy !== "number" || downwards) {
      hits.sort((a, b) => sign * (Number(key(a)) - Number(key(b))) || a - b);
    }
  }

  /** The form of filters. */
  function drawFilters() {
    const label = say.columns;
    /** @param {string} name @param {string} title @param {[string, string][]} options */
    const select = (name, title, options) => {
      const box = make("select", { id: `f-${name}`, onchange: () => { chosen[name] = box.value; search(); } },
        make("option", { value: "" }, say.any),
        ...options.map(([key, shown]) => make("option", { value: key }, shown)));
      return make("label", {}, make("span", {}, title), box);
    };
    /** @param {string} name @param {(key: string) => string} [shown] @returns {[string, string][]} */
    const met = (name, shown = (key) => key) =>
      [...new Set(data.rows[name] || [])].map((place) => data.texts[place]).filter(Boolean)
        .sort(new Intl.Collator("nb").compare)
        .map((key) => /** @type {[string, string]} */ ([key, shown(key)]));
    const box = make("input", { type: "search", id: "f-query", autocomplete: "off", spellcheck: "false",
      oninput: () => { chosen.query = box.value; search(); } });
    const names = [...new Set(Array.from({ length: total }, (_, n) => organisation(n + 1)))]
      .sort(new Intl.Collator("nb").compare);
    const stances = data.stances.filter((_, place) => (data.rows.stance || [0]).includes(place));
    const page = make("input", { type: "number", min: "1", id: "f-page",
      oninput: () => { chosen.page = page.value; search(); } });
    const main = make("div", { class: "row" },
      make("label", { class: "grow" }, make("span", {}, say.search), box),
      select("organisation", label.organisation, names.map((name) => [name, name])),
      data.proposals.length > 0 && select("proposal", label.proposal,
        [...data.proposals.map(([id, title]) => /** @type {[string, string]} */ ([id, `${id} ${title}`])),
          ["-", say.unlinked]]),
      select("stance", label.stance, stances.map((name) => [name, `${say.signs[name]} ${say.stances[name]}`])));
    const kinds = met("kind", (key) => say.kinds[key] || key);
    const languages = met("language");
    const more = make("details", {}, make("summary", {}, say.filters), make("div", { class: "row" },
      kinds.length > 0 && select("kind", label.kind, kinds),
      select("whose", say.whose, [["own", say.own], ["third", say.third]]),
      select("sure", say.sure, [60, 80, 90, 95].map((sure) => [String(sure), decimal(sure)])),
      languages.length > 1 && select("language", label.language, languages),
      select("aspect", say.aspect, met("aspect", (key) => say.aspects[key] || key)),
      select("tier", say.tier, met("tier", (key) => say.tiers[key] || key)),
      data.rows.page && make("label", {}, make("span", {}, label.page), page)));
    const clear = make("button", { type: "button", onclick: clearFilters }, say.clear);
    byId("filters").append(main, more, make("p", {}, clear));
  }

  function clearFilters() {
    for (const name of Object.keys(chosen)) delete chosen[name];
    for (const field of byId("filters").querySelectorAll("input, select"))
      /** @type {HTMLInputElement} */ (field).value = "";
    search();
  }

  // ---------------------------------------------------------------- the list: only what is in sight

  /** @type {HTMLElement} */ let scroller;
  /** @type {HTMLElement} */ let body;
  let whole = false; // for print

  function drawList() {
    const columns = [["number", say.number], ["organisation", say.columns.organisation],
      ["proposal", say.columns.proposal], ["stance", say.columns.stance], ["", say.quote],
      ["page", say.columns.page], ["confidence", say.columns.confidence]];
    const heads = columns.filter(([key]) => key !== "page" || data.rows.page).map(([key, title]) =>
      make("div", { role: "columnheader", class: `k-${key || "quote"}`, "data-key": key || null },
        key ? make("button", { type: "button", onclick: () => sortBy(key) }, title) : title));
    body = make("div", { role: "rowgroup", class: "body" });
    scroller = make("div", { class: data.rows.page ? "scroll paged" : "scroll", tabindex: "0", role: "table", "aria-label": say.position.replace(" {n}", "") },
      make("div", { role: "rowgroup", class: "headings" }, make("div", { role: "row" }, ...heads)), body);
    scroller.addEventListener("scroll", () => requestAnimationFrame(draw), { passive: true });
    addEventListener("resize", draw);
    byId("list").append(scroller);
    showOrder();
  }

  /** @param {string} key */
  function sortBy(key) {
    downwards = sortedBy === key ? !downwards : key === "confidence";
    sortedBy = key;
    showOrder();
    hits.sort((a, b) => a - b);
    order();
    scroller.scrollTop = 0;
    draw();
  }

  function showOrder() {
    for (const head of scroller.querySelectorAll("[role=columnheader]")) {
      const on = head.getAttribute("data-key") === sortedBy;
      if (on) head.setAttribute("aria-sort", downwards ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
  }

  /** The height of a row in pixels, as the style has it. */
  const rowHeight = () => parseFloat(getComputedStyle(scroller).getPropertyValue("--row")) || 80;

  function draw() {
    if (view !== "positions") return;
    const high = rowHeight();
    const first = whole ? 0 : Math.max(0, Math.floor(scroller.scrollTop / high) - 6);
    const last = whole ? Math.min(hits.length, 5000)
      : Math.min(hits.length, first + Math.ceil(scroller.clientHeight / high) + 14);
    const focused = document.activeElement instanceof HTMLElement && body.contains(document.activeElement)
      ? document.activeElement.getAttribute("href") : null;
    scroller.setAttribute("aria-rowcount", String(hits.length + 1));
    const rows = [];
    for (let place = first; place < last; place++) rows.push(drawRow(hits[place], place));
    body.style.paddingTop = `${whole ? 0 : first * high}px`;
    body.style.height = whole ? "auto" : `${hits.length * high}px`;
    body.replaceChildren(...rows);
    if (focused) /** @type {HTMLElement|null} */ (body.querySelector(`a[href="${focused}"]`))?.focus({ preventScroll: true });
  }

  /** @param {number} n @param {number} place */
  function drawRow(n, place) {
    const decided = decisions.get(data.ids[n - 1]);
    const holder = text("holder", n);
    /** @param {string} key @param {...any} children */
    const cell = (key, ...children) => make("div", { role: "cell", class: `k-${key}` }, ...children);
    const row = make("div", {
      role: "row", "aria-rowindex": place + 2, class: `line${n === current ? " current" : ""}`,
      onclick: (/** @type {MouseEvent} */ event) => {
        if (!(event.target instanceof HTMLAnchorElement)) go(`p${n}`);
      } },
      cell("number", make("a", { href: `#p${n}` }, String(n)),
        decided ? make("span", { class: "decided" }, say.decisions[decided.decision]) : ""),
      cell("organisation", make("div", { class: "clamp" }, organisation(n),
        holder ? make("span", { class: "quiet" }, ` → ${holder}`) : "")),
      cell("proposal", make("div", { class: "clamp", title: proposalsLong(n) }, proposalsLong(n))),
      cell("stance", stanceLabel(stance(n))),
      cell("quote", make("div", { class: "clamp" }, quote(n))),
      data.rows.page && cell("page", String(value("page", n) || "")),
      cell("confidence", decimal(value("confidence", n))));
    return row;
  }

  // ---------------------------------------------------------------- the panel of one position

  /** @param {string} where */
  function go(where) {
    if (location.hash === `#${where}`) route();
    else location.hash = where;
  }

  /**
   * The positions before and after, in the order of what is looked at; 0 where there is none.
   * @param {number} n
   * @returns {[number, number]}
   */
  function neighbours(n) {
    const order = view === "positions" ? hits : view === "review" ? waiting() : null;
    if (!order) return [n > 1 ? n - 1 : 0, n < total ? n + 1 : 0];
    const place = order.indexOf(n);
    // What was decided on just now has left the queue, which then begins anew.
    return place < 0 ? [0, order[0] || 0] : [order[place - 1] || 0, order[place + 1] || 0];
  }

  /** @param {number} n */
  function step(n) {
    if (!n) return;
    if (view === "responses") go(`t${n}`);
    else if (view === "positions") go(`p${n}`);
    else select(n);
  }

  /** @param {number} n */
  function select(n) {
    current = n;
    drawDetail();
    for (const mark of document.querySelectorAll("mark.now")) mark.classList.remove("now");
    if (view === "positions") draw();
  }

  function drawDetail() {
    const panel = byId("detail");
    panel.hidden = !current;
    root.classList.toggle("detailed", Boolean(current));
    if (!current) return panel.replaceChildren();
    const n = current;
    const [before, after] = neighbours(n);
    const reason = text("reason", n);
    /** @type {any[]} */ const facts = [];
    /** @param {string} title @param {string} shown */
    const fact = (title, shown) => {
      if (shown) facts.push(make("dt", {}, title), make("dd", {}, shown));
    };
    const holder = text("holder", n);
    fact(say.columns.organisation, organisation(n));
    fact(say.columns.holder, holder || say.own);
    fact(say.columns.proposal, proposalsLong(n));
    for (const [, other, why] of links(n).filter(([, other]) => other !== value("stance", n)))
      fact("", filled(say.towards, { stance: say.stances[data.stances[other]],
        why: say.turned[data.texts[why]] || data.texts[why] }));
    fact(say.columns.target, plain(words("target", n)));
    fact(say.referent, text("referent", n));
    fact(say.columns.condition, plain(words("condition", n)));
    fact(say.inherited, text("inherited", n));
    fact(say.aspect, say.aspects[text("aspect", n)] || text("aspect", n));
    fact(say.tier, say.tiers[text("tier", n)] || text("tier", n));
    fact(say.section, text("section", n));
    fact(say.columns.page, String(value("page", n) || ""));
    const score = value("score", n);
    const sure = filled(score >= 0 && links(n).length ? say.parts : say.part,
      { reading: decimal(value("confidence", n)), link: decimal(score) });
    put(panel,
      make("div", { class: "panel-head" },
        make("h2", { id: "h-detail", tabindex: "-1" }, filled(say.position, { n })),
        make("button", { type: "button", class: "quiet", onclick: closeDetail, "aria-label": say.close }, "✕")),
      make("p", {}, stanceLabel(stance(n))),
      make("blockquote", {}, quote(n)),
      make("dl", {}, ...facts),
      make("h3", {}, say.why),
      make("p", {}, words("cue", n) && `«${plain(words("cue", n))}» – `, `${data.rules[text("rule", n)] || ""} `,
        text("rule", n) !== "reviewed" && make("code", { title: say.rule }, text("rule", n))),
      data.proposals.length > 0 && make("p", {}, `${say.why_link}: ${data.reasons[reason] ?? reason}`),
      make("p", {}, sure),
      make("p", { class: "buttons" },
        view !== "responses" && make("button", { type: "button", onclick: () => go(`t${n}`) }, say.open_text),
        view !== "positions" && make("a", { class: "button", href: `#p${n}` }, say.open_row),
        history.length > 1 && make("button", { type: "button", onclick: () => history.back() }, say.back)),
      make("p", { class: "buttons" },
        make("button", { type: "button", id: "before", disabled: !before, onclick: () => step(before) }, `← ${say.previous}`),
        make("button", { type: "button", id: "after", disabled: !after, onclick: () => step(after) }, `${say.next} →`)),
      drawReview(n));
    panel.scrollTop = 0;
  }

  function closeDetail() {
    const was = current;
    current = 0;
    drawDetail();
    for (const mark of document.querySelectorAll("mark.now")) mark.classList.remove("now");
    if (view === "positions") draw();
    /** @type {HTMLElement|null} */
    const back = document.querySelector(view === "responses" ? `#t${was}` : `.line a[href="#p${was}"]`);
    back?.focus();
  }

  // ---------------------------------------------------------------- review

  /** By row id; added rows have none, and a key of their own. @type {Map<string, Decision>} */
  const decisions = new Map();
  /** @param {Decision} one */
  const keyOf = (one) => one.row_id || `added ${one.doc_id} ${one.person.evidence_start} ${one.time}`;
  let reviewer = "";
  let unsaved = false;
  let keeps = true;

  const store = {
    /** @param {string} name */
    get(name) {
      try { return localStorage.getItem(`standpunkt:${name}`); } catch { keeps = false; return null; }
    },
    /** @param {string} name @param {string} text */
    set(name, text) {
      // A browser may forbid it for files, or be full: then it is said, and saving is left to the user.
      try { localStorage.setItem(`standpunkt:${name}`, text); } catch { keeps = false; }
    },
  };

  const lines = () => [...decisions.values()].map((one) => JSON.stringify(one)).join("\n");

  /** @param {Decision} one */
  function decide(one) {
    decisions.set(keyOf(one), one);
    changed();
  }

  function changed() {
    unsaved = true;
    store.set(data.key, lines());
    if (view === "review") drawReviewing();
    if (view === "positions") draw();
    if (current) drawDetail();
  }

  /** @param {number} n @param {"confirmed"|"corrected"|"rejected"} decision @param {Fields} [person] @param {string} [comment] */
  function decided(n, decision, person = {}, comment = "") {
    decide({ row_id: data.ids[n - 1], doc_id: documentOf(n)[0], decision, reviewer,
      time: new Date().toISOString(), machine: machine(n), person, comment });
  }

  /** The part of the panel where a position is reviewed. @param {number} n */
  function drawReview(n) {
    const known = decisions.get(data.ids[n - 1]);
    const box = make("section", { class: "decide", "aria-label": say.columns.decision });
    const status = known ? make("p", { role: "status", class: "decided" },
      [say.decisions[known.decision], known.reviewer, known.comment].filter(Boolean).join(" · ")) : "";
    box.append(make("h3", {}, say.columns.decision), status, make("p", { class: "buttons" },
      make("button", { type: "button", id: "confirm", onclick: () => decided(n, "confirmed") }, say.confirm),
      make("button", { type: "button", id: "correct", onclick: () => {
        box.replaceChildren(form({ ...machine(n), ...(known?.person || {}) }, known?.comment || "", (fields, comment) => {
          const was = /** @type {Record<string, any>} */ (machine(n));
          const person = Object.fromEntries(Object.entries(fields).filter(([key, given]) => given !== was[key]));
          decided(n, "corrected", person, comment);
        }, drawDetail));
        /** @type {HTMLElement} */ (box.querySelector("select")).focus();
      } }, say.correct),
      make("button", { type: "button", id: "reject", onclick: () => decided(n, "rejected") }, say.reject),
      known && make("button", { type: "button", id: "undo", onclick: () => {
        decisions.delete(keyOf(known)); changed();
      } }, say.undo)));
    return box;
  }

  /**
   * The form in which a person says what is right.
   * @param {Fields} fields @param {string} comment
   * @param {(fields: Fields, comment: string) => void} done @param {() => void} cancel
   */
  function form(fields, comment, done, cancel) {
    const label = say.columns;
    /** @param {string} title @param {any} field */
    const labelled = (title, field) => make("label", {}, make("span", {}, title), field);
    const stances = make("select", { name: "stance" }, ...data.stances.map((name) =>
      make("option", { value: name, selected: name === fields.stance }, `${say.signs[name]} ${say.stances[name]}`)));
    const given = fields.proposal_id || "";
    const ids = data.proposals.map(([id]) => id);
    const proposals = make("select", { name: "proposal" },
      make("option", { value: "", selected: !given }, say.unlinked),
      given && !ids.includes(given) && make("option", { value: given, selected: true }, given),
      ...data.proposals.map(([id, title]) => make("option", { value: id, selected: id === given }, `${id} ${title}`)));
    const input = (/** @type {string} */ name, /** @type {string} */ content) =>
      make("input", { name, value: content, autocomplete: "off" });
    const who = input("organisation", fields.organisation || "");
    const holder = input("holder", fields.holder === OWN ? "" : fields.holder || "");
    holder.placeholder = say.own;
    const target = input("target", plain(fields.target || ""));
    const remark = make("textarea", { name: "comment", rows: "2" }, comment);
    return make("form", { onsubmit: (/** @type {Event} */ event) => {
      event.preventDefault();
      const same = plain(target.value) === plain(fields.target || "");
      done({ ...fields, stance: stances.value, proposal_id: proposals.value, organisation: who.value.trim(),
        holder: holder.value.trim() || OWN, target: same ? fields.target || "" : target.value.trim() }, remark.value.trim());
    } },
      labelled(label.stance, stances), labelled(label.proposal, proposals),
      labelled(label.organisation, who), labelled(label.holder, holder), labelled(label.target, target),
      labelled(say.comment, remark),
      make("p", { class: "buttons" }, make("button", { type: "submit", class: "main" }, say.apply),
        make("button", { type: "button", onclick: cancel }, say.cancel)));
  }

  /** What is worth checking that nobody has decided on, in its order: positions, and responses. */
  const queue = () => data.checks.filter(([, row]) => row < 0 || !decisions.has(data.ids[row]));

  /** The positions of the queue, each once. */
  const waiting = () => [...new Set(queue().filter(([, row]) => row >= 0).map(([, row]) => row + 1))];

  /** Why something is to be checked, with the proposal it may be about or what it counts as. */
  /** @param {string} why @param {string} detail */
  const reasonOf = (why, detail) => {
    const other = data.proposals.find(([id]) => id === detail)?.join(" ") || say.stances[detail];
    return say.checks[why] + (other ? `: ${other}` : "");
  };

  /** @param {[string, number, string, string, number]} check */
  function queued([why, row, name, detail, which]) {
    if (row < 0) {
      const parts = [make("span", { class: "why" }, say.checks[why]), make("strong", {}, name),
        make("span", { class: "clamp quiet" }, detail)];
      return which < 0 ? make("div", { class: "card-button" }, ...parts)
        : make("a", { class: "card-button", href: `#d${which + 1}` }, ...parts);
    }
    const n = row + 1;
    return make("button", { type: "button", class: "card-button", onclick: () => { select(n); byId("h-detail").focus(); } },
      make("span", { class: "why" }, reasonOf(why, detail)),
      make("span", {}, stanceLabel(stance(n)), " ", make("strong", {}, organisation(n)), " ", make("span", { class: "quiet" }, proposalsShort(n))),
      make("span", { class: "clamp" }, quote(n)));
  }

  function drawReviewing() {
    const left = queue();
    const box = byId("reviewing");
    const name = make("input", { id: "reviewer", value: reviewer, autocomplete: "name", oninput: () => {
      reviewer = name.value.trim(); store.set("reviewer", reviewer);
    } });
    const file = make("input", { type: "file", accept: ".jsonl,.json,.txt", id: "load", class: "unseen",
      onchange: () => { if (file.files?.[0]) load(file.files[0]); } });
    const added = [...decisions.values()].filter((one) => one.decision === "added");
    put(box,
      make("p", { class: "hint" }, keeps ? say.kept : say.not_kept),
      make("div", { class: "row" },
        make("label", {}, make("span", {}, say.reviewer), name),
        make("button", { type: "button", class: "main", id: "save", disabled: !decisions.size, onclick: save }, say.save + (unsaved ? ` (${say.unsaved})` : "")),
        make("label", { class: "button" }, say.load, file)),
      make("p", { role: "status", id: "told" }, filled(say.decided, { n: decisions.size, left: left.filter(([, row]) => row >= 0).length })),
      make("p", { class: "hint" }, say.add_hint),
      make("h2", {}, say.queue),
      left.length ? make("ol", { class: "queue" }, ...left.slice(0, 200).map((check) => make("li", {}, queued(check))))
        : make("p", {}, say.all_decided),
      added.length > 0 && make("h2", {}, say.added),
      added.length > 0 && make("ul", { class: "queue" }, ...added.map((one) => make("li", {},
        stanceLabel(one.person.stance || "position"), ` ${one.person.organisation || one.doc_id}: «${plain(one.person.evidence || "")}» `,
        make("button", { type: "button", onclick: () => { decisions.delete(keyOf(one)); changed(); } }, say.undo)))));
  }

  function save() {
    const name = `standpunkt-${data.key}.jsonl`;
    download(new Blob([`${lines()}\n`], { type: "application/x-ndjson" }), name);
    unsaved = false;
    drawReviewing();
    byId("told").textContent = filled(say.saved, { n: decisions.size, file: name });
  }

  /** @param {File} file */
  async function load(file) {
    const given = (await file.text()).split("\n");
    /** @type {Decision[]} */ const found = [];
    for (const [n, line] of given.entries()) {
      if (!line.trim()) continue;
      const problem = read(line, found);
      if (problem) {
        byId("told").textContent = filled(say.not_loaded, { n: n + 1, why: problem });
        return;
      }
    }
    const here = new Set(data.ids);
    for (const one of found) decisions.set(keyOf(one), one);
    changed();
    const strangers = found.filter((one) => one.decision !== "added" && !here.has(one.row_id)).length;
    byId("told").textContent = filled(say.loaded, { n: found.length }) +
      (strangers ? ` ${filled(say.strangers, { n: strangers })}` : "");
  }

  /** Takes a line of a decisions file into `found`; what is wrong with it, empty where nothing is. */
  /** @param {string} line @param {Decision[]} found @returns {string} */
  function read(line, found) {
    try {
      const one = JSON.parse(line);
      const objects = [one, one.machine, one.person];
      if (objects.some((part) => typeof part !== "object" || part === null)) return "{}";
      if (!KINDS.includes(one.decision)) return "decision";
      if (typeof one.row_id !== "string" || (!one.row_id && one.decision !== "added")) return "row_id";
      found.push({ row_id: one.row_id, doc_id: String(one.doc_id ?? ""), decision: one.decision,
        reviewer: String(one.reviewer ?? ""), time: String(one.time ?? ""), machine: one.machine,
        person: one.person, comment: String(one.comment ?? "") });
      return "";
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  // ---------------------------------------------------------------- adding by selection

  /** What is selected in one whole text: the response from 0, and the place in it. */
  function selection() {
    const chosenNow = getSelection();
    if (!chosenNow || chosenNow.isCollapsed || !chosenNow.rangeCount) return null;
    const range = chosenNow.getRangeAt(0);
    const common = range.commonAncestorContainer;
    const box = (common instanceof Element ? common : common.parentElement)?.closest(".text");
    const which = Number(box?.closest(".response")?.getAttribute("data-doc") ?? -1);
    if (!box || which < 0 || !data.documents[which][1]) return null;
    let at = 0;
    let start = -1;
    let end = -1;
    for (const node of textNodes(box)) {
      if (range.intersectsNode(node)) {
        const from = node === range.startContainer ? range.startOffset : 0;
        const to = node === range.endContainer ? range.endOffset : node.length;
        if (to > from) {
          if (start < 0) start = at + from;
          end = at + to;
        }
      }
      at += node.length;
    }
    const whole = shownText(which);
    while (start < end && /\s/.test(whole[start])) start++;
    while (start < end && /\s/.test(whole[end - 1])) end--;
    return start >= 0 && start < end ? { which, start, end, words: whole.slice(start, end) } : null;
  }

  /** Code points before a place, as the table counts. @param {string} text @param {number} place */
  const points = (text, place) => Array.from(text.slice(0, place)).length;

  function offer() {
    const box = byId("offer");
    const found = view === "responses" ? selection() : null;
    box.hidden = !found;
    if (!found) return;
    const shown = found.words.length > 60 ? `${found.words.slice(0, 60)}…` : found.words;
    box.replaceChildren(make("span", {}, filled(say.offer, { words: plain(shown) })),
      make("button", { type: "button", class: "main", onclick: () => adding(found) }, say.add));
  }

  /** @param {{which: number, start: number, end: number, words: string}} found */
  function adding(found) {
    byId("offer").hidden = true;
    const doc = data.documents[found.which][0];
    const some = (data.rows.document || []).indexOf(found.which) + 1;
    const whole = shownText(found.which);
    const panel = byId("detail");
    current = 0;
    panel.hidden = false;
    root.classList.add("detailed");
    const fields = { organisation: some ? text("organisation", some) : "", holder: OWN, proposal_id: "",
      stance: "support", target: "", evidence: found.words, cue: "",
      evidence_start: points(whole, found.start), evidence_end: points(whole, found.end) };
    put(panel,
      make("div", { class: "panel-head" }, make("h2", { id: "h-detail", tabindex: "-1" }, say.add),
        make("button", { type: "button", class: "quiet", onclick: closeDetail, "aria-label": say.close }, "✕")),
      make("h3", {}, say.selected), make("blockquote", {}, found.words),
      form(fields, "", (person, comment) => {
        decide({ row_id: "", doc_id: doc, decision: "added", reviewer,
          time: new Date().toISOString(), machine: {}, person, comment });
        closeDetail();
      }, closeDetail));
    byId("h-detail").focus();
  }

  // ---------------------------------------------------------------- overview

  /** Puts the children of a list in order. @param {HTMLElement} list @param {(child: HTMLElement, place: number) => any} key */
  function arrange(list, key) {
    const children = /** @type {HTMLElement[]} */ ([...list.children]);
    const collator = new Intl.Collator("nb");
    const keyed = children.map((child) => /** @type {[any, HTMLElement]} */ ([key(child, place(child)), child]));
    keyed.sort(([a, one], [b, other]) => (typeof a === "string" ? collator.compare(a, b) : a - b) || place(one) - place(other));
    list.append(...keyed.map(([, child]) => child));
  }

  /** The place that an element had at first. @param {HTMLElement} child */
  const place = (child) => Number(child.dataset.place);

  function overview() {
    for (const list of document.querySelectorAll("#bars, #heat tbody"))
      [...list.children].forEach((child, n) => { /** @type {HTMLElement} */ (child).dataset.place = String(n); });
    const bars = /** @type {HTMLSelectElement|null} */ (document.getElementById("bar-order"));
    bars?.addEventListener("change", () =>
      arrange(byId("bars"), (child, n) => (bars.value === "list" ? n : -Number(child.dataset[bars.value]))));
    const heat = /** @type {HTMLSelectElement|null} */ (document.getElementById("heat-order"));
    const rows = /** @type {HTMLElement|null} */ (document.querySelector("#heat tbody"));
    if (heat && rows) {
      heat.addEventListener("change", () => arrange(rows, (row, n) => ({
        given: n, name: row.firstElementChild?.textContent || "", kind: row.dataset.kind || "~",
        likeness: Number(row.dataset.likeness), said: -row.querySelectorAll("td a").length,
      })[heat.value]));
      for (const button of document.querySelectorAll("#heat .sort"))
        button.addEventListener("click", () => {
          const column = Number(/** @type {HTMLElement} */ (button).dataset.column) + 1;
          arrange(rows, (row) => say.order.findIndex((/** @type {string} */ name) => row.children[column].classList.contains(`s-${name}`)));
        });
    }
    for (const link of document.querySelectorAll("[data-proposal]"))
      link.addEventListener("click", () => {
        clearFilters();
        chosen.proposal = String(link.getAttribute("data-proposal"));
        /** @type {HTMLSelectElement} */ (byId("f-proposal")).value = chosen.proposal;
        search();
      });
    for (const button of document.querySelectorAll("[data-save]"))
      button.addEventListener("click", () => saveFigure(/** @type {HTMLElement} */ (button)));
  }

  /** @param {Blob} blob @param {string} name */
  function download(blob, name) {
    const link = make("a", { href: URL.createObjectURL(blob), download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  /** @param {HTMLElement} button */
  function saveFigure(button) {
    const svg = /** @type {SVGSVGElement} */ (button.closest(".figure")?.querySelector("svg"));
    const name = `standpunkt-${button.dataset.name}`;
    const blob = new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" });
    if (button.dataset.save === "svg") return download(blob, `${name}.svg`);
    const picture = new Image();
    picture.addEventListener("load", () => {
      const canvas = document.createElement("canvas");
      canvas.width = 2 * svg.width.baseVal.value;
      canvas.height = 2 * svg.height.baseVal.value;
      canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((made) => { if (made) download(made, `${name}.png`); }, "image/png");
      URL.revokeObjectURL(picture.src);
    });
    picture.src = URL.createObjectURL(blob);
  }

  // ---------------------------------------------------------------- views

  /** @param {string} name */
  function show(name) {
    view = name;
    for (const section of document.querySelectorAll("main > .view"))
      section.classList.toggle("shown", section.id === name);
    for (const link of document.querySelectorAll("[data-view]")) {
      if (link.getAttribute("data-view") === name) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    byId("offer").hidden = true;
    if (name === "positions") draw();
    if (name === "review") drawReviewing();
  }

  /** Shows one response. @param {number} which from 1 */
  function openResponse(which) {
    makeText(which - 1);
    for (const article of document.querySelectorAll(".response"))
      article.classList.toggle("shown", article.id === `d${which}`);
    for (const link of document.querySelectorAll(".documents a")) {
      if (link.getAttribute("href") === `#d${which}`) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    show("responses");
  }

  /** Shows what the address names. */
  function route() {
    const [, letter, digits] = /^#([ptd])(\d{1,7})$/.exec(location.hash) || [];
    const n = Number(digits);
    if (letter === "d" && n >= 1 && n <= data.documents.length) {
      current = 0;
      drawDetail();
      openResponse(n);
      scrollTo(0, 0);
    } else if (letter === "t" && n >= 1 && n <= total) {
      openResponse(value("document", n) + 1);
      select(n);
      for (const mark of document.querySelectorAll(`#d${value("document", n) + 1} mark[data-p~="${n}"]`))
        mark.classList.add("now");
      const chip = byId(`t${n}`);
      chip.scrollIntoView({ block: "center" });
      chip.focus({ preventScroll: true });
    } else if (letter === "p" && n >= 1 && n <= total) {
      show("positions");
      if (!hits.includes(n)) clearFilters();
      select(n);  // on a narrow screen the panel takes room from the list
      const at = hits.indexOf(n) * rowHeight();
      const away = at < scroller.scrollTop || at > scroller.scrollTop + scroller.clientHeight - 2 * rowHeight();
      if (away) scroller.scrollTop = at - Math.max(0, scroller.clientHeight / 2 - rowHeight());
      draw();
      /** @type {HTMLElement|null} */
      const link = body.querySelector(`a[href="#p${n}"]`);
      link?.focus({ preventScroll: true });
    } else {
      const name = location.hash.slice(1);
      if (name === "main") return;
      if (current || !byId("detail").hidden) { current = 0; drawDetail(); }
      if (name === "responses") {
        const open = document.querySelector(".response.shown");
        openResponse(open ? Number(open.id.slice(1)) : 1);
      } else show(["positions", "review"].includes(name) ? name : "overview");
      scrollTo(0, 0);
    }
  }

  function theme() {
    const dark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
    const kept = store.get("theme");
    if (kept === "dark" || kept === "light") root.dataset.theme = kept;
    byId("theme").addEventListener("click", () => {
      root.dataset.theme = dark() ? "light" : "dark";
      store.set("theme", root.dataset.theme);
    });
  }

  function start() {
    data = JSON.parse(byId("data").textContent || "{}");
    say = data.say;
    total = data.ids.length;
    reviewer = store.get("reviewer") || "";
    /** @type {Decision[]} */ const kept = [];
    for (const line of (store.get(data.key) || "").split("\n")) if (line) read(line, kept);
    for (const one of kept) decisions.set(keyOf(one), one);
    theme();
    drawFilters();
    drawList();
    hits = Array.from({ length: total }, (_, n) => n + 1);
    byId("hits").textContent = filled(say.hits, { n: total, all: total });
    overview();
    addEventListener("hashchange", route);
    route();
    const texts = /** @type {HTMLElement} */ (document.querySelector(".texts"));
    texts.append(make("p", { class: "hint keys" }, `${say.keys} ${say.add_hint}`));
    texts.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || !current) return;
      const [before, after] = neighbours(current);
      if (event.key === "j" || event.key === "ArrowRight") step(after);
      else if (event.key === "k" || event.key === "ArrowLeft") step(before);
    });
    // A sign in the text opens its position where it stands.
    texts.addEventListener("click", (event) => {
      const chip = event.target instanceof Element ? event.target.closest(".chip, mark[data-p]") : null;
      if (!chip || !getSelection()?.isCollapsed) return;
      event.preventDefault();
      go(chip.id ? chip.id : `t${String(chip.getAttribute("data-p")).split(" ").pop()}`);
    });
    document.addEventListener("selectionchange", offer);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !byId("detail").hidden) closeDetail();
    });
    addEventListener("beforeprint", () => { whole = true; draw(); });
    addEventListener("afterprint", () => { whole = false; draw(); });
    addEventListener("beforeunload", (event) => { if (unsaved && !keeps) event.preventDefault(); });
    setTimeout(prepare, 50, 1);
  }

  document.addEventListener("DOMContentLoaded", start);
})();
