/**
 * Common forms of first names, folded as in `own-name.ts`, in Swedish and English. A comma ends one name; a
 * form of several is with each. Rare forms are left out: each can be a false alarm.
 */
const names = `
  adam adde, alexander alexandra alex sasha, alfred alf affe, anders andreas andrew ante andy,
  anette annette jeanette nettan, anthony antony tony, benjamin ben benny benjie,
  bengt bengan benke, birgitta brigitta gittan bibbi, bo bosse,
  carl karl charles kalle calle charlie, caroline karolina carolina karro carro,
  charlotte charlotta lotta, christer krister krille crille, christian kristian krille crille chris,
  christina kristina christine stina tina kicki kicka kickan chris,
  christopher kristoffer christoffer stoffe toffe chris, daniel dan danne danny, david dave davy,
  deborah debbie, edward eddie ed ted,
  elizabeth elisabet elisabeth bettan lisa liz lisbeth beth betty, erik eric jerker,
  filip philip phil fille, fredrik frederick fredde fred freddie, gregory greg, gunnar gurra,
  gustav gustaf gurra gusten, hans hasse, henrik henry henke harry, james jim jimmy jamie,
  jeffrey geoffrey jeff geoff, jennifer jenny jen, joakim joachim jocke kim,
  johan john jon jonathan jonte jack johnny janne, jan janne, josef joseph joe joey,
  josefin josefine jossan, katarina catarina catharina katharina kattis kata,
  katherine catherine kathryn kate katie kathy cathy, kenneth kent ken kenta, lars lasse laban,
  lawrence laurence larry, lennart lelle, magdalena magda maggan malena, magnus mange, malin malla,
  marcus markus macke mackan, margareta margaretha margaret maggan greta maggie meg peggy,
  maria marie mary mia molly, martin marre, mats mattias mathias matthew matte matt,
  michael mikael mickael micke mike mick mickey, monica monika monkan,
  nicholas nicolas niklas niclas nick nicke, nils nisse, olof olov olle ola, oscar oskar ossi,
  patricia patty pat, patrik patrick patric pat patte paddy, per par peter petter pelle pete,
  rebecca rebecka becky, richard rickard rikard ricky rick rich dick,
  robert robban rob robbie bob bobby bert, rolf roffe, samuel samantha sam sammy,
  sebastian sebbe seb, sofia sofie sophia sophie fia, stefan stephen steven steve steffe,
  susanna susanne suzanne susan sanna sussi sussie sue susie, sven svenne,
  therese teresa theresa tessan tess, thomas tomas tom tommy tompa, timothy tim timmy, tobias tobbe,
  torbjorn tobbe, torsten totte, ulf uffe, viktoria victoria vickan vicky,
  vilhelm wilhelm william ville bill billy will willy, wilhelmina vilhelmina mina
`;

const groupsOf = new Map<string, readonly number[]>();
for (const [group, forms] of names.split(',').entries()) {
  for (const name of forms.trim().split(/\s+/u))
    groupsOf.set(name, [...(groupsOf.get(name) ?? []), group]);
}

/** Whether two folded names are the same, or common forms of one. */
export function isSameName(one: string, other: string): boolean {
  if (one === other) return true;
  const groups = groupsOf.get(other);
  return (
    groups !== undefined && (groupsOf.get(one)?.some((group) => groups.includes(group)) ?? false)
  );
}
