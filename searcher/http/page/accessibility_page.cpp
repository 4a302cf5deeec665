#include <fmt/format.h>

#include "searcher/http/page/layout.hpp"
#include "searcher/http/page/links.hpp"
#include "searcher/http/page/page.hpp"

namespace depeche::http::page {

namespace {

constexpr Text page_name{"Accessibilité", "Accessibility"};

constexpr Text statement{
    R"(<p>Ces pages visent les règles WCAG 2.1 de niveau AA et le RGAA 4. Leur conformité n’a pas été
établie par un audit&nbsp;: nous disons ici ce qui a été essayé, et ce qui ne l’a pas été.</p>
<h2>Ce qui est vérifié à chaque version</h2>
<ul>
<li>Les règles automatiques d’axe-core sur la page d’accueil, les résultats, une recherche sans résultat, une dépêche
et cette page, en français et en anglais, en clair et en sombre&nbsp;: aucune erreur. Elles couvrent à peu près un
tiers des critères.</li>
<li>Chercher, affiner, retirer un filtre, changer de page et ouvrir une dépêche au clavier seul.</li>
<li>Les mêmes gestes sans JavaScript.</li>
<li>À la largeur d’un téléphone (360&nbsp;pixels), rien ne dépasse.</li>
</ul>
<h2>Ce qui n’a pas été vérifié</h2>
<ul>
<li>L’usage avec un lecteur d’écran ou une plage braille, par des personnes qui s’en servent tous les jours.</li>
<li>Le contraste élevé imposé par le système, les très grands agrandissements, la commande vocale.</li>
<li>Le texte des dépêches elles-mêmes, montré tel qu’il est arrivé.</li>
</ul>
<h2>Limites connues</h2>
<ul>
<li>Le dessin des dépêches au fil du temps se sélectionne à la souris ou au doigt&nbsp;; au clavier et à la voix, le
tableau sous «&nbsp;Les nombres&nbsp;» mène aux mêmes endroits, et les champs «&nbsp;Depuis&nbsp;» et
«&nbsp;Jusqu’à&nbsp;» font de même.</li>
<li>La langue d’un passage étranger dans une dépêche n’est pas signalée.</li>
</ul>
<p>Une difficulté ici&nbsp;? Signalez-la à qui publie ce site.</p>)",
    R"(<p>These pages aim at level AA of WCAG 2.1 and at the French RGAA 4. No audit has established that they
conform: here is what was tried, and what was not.</p>
<h2>What every version is checked for</h2>
<ul>
<li>The automatic rules of axe-core on the first page, results, a search without any, a dispatch and this page, in French
and English, light and dark: no error. They cover about a third of the criteria.</li>
<li>Searching, refining, removing a filter, paging and opening a dispatch with the keyboard alone.</li>
<li>The same without JavaScript.</li>
<li>At the width of a phone (360 pixels), nothing sticks out.</li>
</ul>
<h2>What was not checked</h2>
<ul>
<li>Use with a screen reader or a braille display, by people who use one every day.</li>
<li>High contrast forced by the system, very large zoom, voice control.</li>
<li>The texts of the dispatches themselves, shown as they came.</li>
</ul>
<h2>Known limits</h2>
<ul>
<li>The drawing of dispatches over time is selected in by mouse or finger; by keyboard or voice, the table under
“The numbers” leads to the same places, and so do the fields “From” and “To”.</li>
<li>The language of a foreign passage within a dispatch is not marked.</li>
</ul>
<p>A difficulty here? Tell whoever publishes this site.</p>)"};

}  // namespace

Response accessibility_page(const Context& context) {
    const View view = view_of(context);
    return html_page(
        view,
        {.title = std::string(page_name.in(view.language)),
         .canonical = accessibility_link(view),
         .other_language = accessibility_link(in_other_language(view))},
        fmt::format("<main id=\"content\" class=\"reading statement\">\n<h1>{}</h1>\n{}\n</main>\n",
                    page_name.in(view.language), statement.in(view.language)));
}

}  // namespace depeche::http::page
