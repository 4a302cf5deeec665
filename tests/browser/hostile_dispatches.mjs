// Dispatches that attack whoever shows them, from each of their fields.

const attack = `</title></script><script>document.body.dataset.hit = 1; alert(1)</script><img src=x onerror="alert(2)">"'--><b`;
const quotes = `L’« Écho » d'"Annonay" & <Vivarais>, 'sic'`;
const long_word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(20);
/// As long as the name of a value may be.
const long_name = long_word.slice(0, 200);

export const hostile = [
  {
    id: `script/${attack}`,
    titre: `volcan ${attack}`,
    date: "2025-12-03",
    source: `AFP ${attack}`,
    acteurs: [`Poutine ${attack}`],
    lieux: [`Gaza ${attack}`],
    auteur: attack,
    section: attack,
    mots_cles: [attack],
    url: `https://exemple.fr/?${attack}`,
    texte: `Un volcan. ${attack}\n\n${attack}`,
  },
  {
    id: "javascript:alert(3)",
    titre: "volcan sans adresse",
    date: "2025-12-04",
    url: "javascript:alert(4)",
    texte: "Un volcan dont l’adresse est un programme.",
  },
  { id: quotes, titre: quotes, date: "2025-12-05", source: quotes, acteurs: [quotes], lieux: [quotes], texte: `Un volcan. ${quotes}` },
  {
    id: "commandes",
    titre: "volcan \u001b[31mrouge\u0007 \u0000\u0008\u009b31m\ufffe\uffff fin",
    date: "2025-12-06",
    source: "AFP\u0000\u001b]0;titre\u0007",
    texte: "Un volcan \u001b]8;;https://exemple.fr\u0007lien\u001b]8;;\u0007 \u0001\u0002\u000b\u000c\u007f\u0085\u2028\u2029 fin.",
  },
  {
    id: "sens",
    titre: "volcan \u202e\u2066renversé\u202b \u200f",
    date: "2025-12-07",
    source: "AFP \u202e",
    acteurs: ["\u202eenituoP", "محمد بن سلمان"],
    lieux: ["\u2067Gaza", "قطاع غزة"],
    texte: "Un volcan \u202erenversé, sans retour.\nحتى الآن لم يصدر أي تعليق \u202d رسمي. \u2068",
  },
  {
    id: `long/${long_word}`,
    titre: `volcan ${long_word}`,
    date: "2025-12-08",
    source: long_name,
    acteurs: [long_name],
    lieux: [long_name],
    url: `https://exemple.fr/${long_word}`,
    texte: `Un volcan. ${long_word} fin.`,
  },
  { id: "mega", titre: `volcan ${"x".repeat(1_000_000)}`, date: "2025-12-09", texte: `Un volcan. ${"é".repeat(500_000)} fin.` },
  { id: "nu", texte: "volcan" },
];
