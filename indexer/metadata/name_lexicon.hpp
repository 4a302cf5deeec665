#pragma once

#include <string_view>

namespace depeche::indexer {

// Words of French that the rules for names look at; all expect exact forms (`apres`, `president`).

/// Part of a person's name though often in small letters: `von`, `ben`, `al`.
bool is_particle(std::string_view word);
/// `de`, `du`, `des`, `d'`: links a first name to a surname, a head word to its complement.
bool is_of(std::string_view word);
/// Never a name though a sentence may start with it: articles, pronouns, prepositions, months, weekdays…
bool is_function_word(std::string_view word);
/// `déclaré`, `explique`, `selon`: somebody speaks.
bool is_word_of_saying(std::string_view word);
/// `à`, `vers`, `depuis`: what follows is a place, or may be a person.
bool is_locative(std::string_view word);
/// `rencontre`, `demandé`: what follows `à` is a person.
bool takes_person_after_a(std::string_view word);
/// `à Dieu`, `à Noël`: capitalised, but neither a place nor a person.
bool is_no_place(std::string_view word);
/// `nationale`, `français`, `étrangères`: the ending of an adjective, as far as one may tell.
bool looks_like_adjective(std::string_view word);
/// `hôpital`, `tribunal`: with a name after it, an organisation even in small letters.
bool heads_organisation(std::string_view word);
/// Of these: those that a person's name follows directly, `lycée Jean Moulin`.
bool is_named_after(std::string_view word);
/// `village`, `commune`: the place is called by what follows, without the word.
bool heads_settlement(std::string_view word);
/// `mont`, `lac`: the word belongs to the name of the place.
bool heads_natural_place(std::string_view word);
/// `gare`, `maire`, `habitants`: what follows `de` is where it is.
bool is_of_place(std::string_view word);
/// `rue`, `prix`: a person's name after it is not the person.
bool names_things_after_people(std::string_view word);

/// `trente`, `mille`: with a capital at the start of a sentence, no city.
bool is_number(std::string_view word);
/// `a`, `avait`, `était`, `doit`: behind a name, it acts.
bool is_auxiliary(std::string_view word);
/// `TVA`, `PIB`, `ADN`: capitals that name no organisation.
bool is_common_acronym(std::string_view word);
/// `Steel`, `Bank`, `Airlines`: at the end of a name, a company.
bool names_company(std::string_view word);
/// `JetBlue`, `BioNTech`: a capital behind small letters, as in no name of a person but `McCain`.
bool is_camel_case(std::string_view written);
/// Of the head words: those that do not belong to the name behind them, `le groupe Vinci`.
bool is_common_head(std::string_view word);
/// `municipal`, `générale`: of the body that every town or company has.
bool is_of_any_body(std::string_view word);

/// `del`, `dos`: within a name of a place abroad.
bool is_foreign_particle(std::string_view word);
/// `Haut`, `Grand`: belongs to the head word after it.
bool is_great(std::string_view word);
/// Of the head words: those that `de` and a place make an organisation, `université de Rennes`.
bool is_institution_of_place(std::string_view word);
/// `cour`, `tribunal`: without a name after it, any of them.
bool needs_name(std::string_view word);
/// Of the heads of natural places: those that stay before `de`, `col de la Seigne` but `massif des
/// Corbières`.
bool keeps_head(std::string_view word);
/// `géographe`, `œnologue`: by its ending the trade of a person.
bool names_trade(std::string_view word);

}  // namespace depeche::indexer
