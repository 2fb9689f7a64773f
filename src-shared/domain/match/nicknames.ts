import { spelling } from './letters';

/** Given names and what their bearers are called, English and German; the first of a line stands for all. Own list. */
const lines = `
alexander alex sascha sasha xander
alexandra alex sandra sascha alexa
andreas andi andy
andrew andy drew
angela angie
anna anni annie anne annika
annemarie anne annemie
anthony tony
antonia toni
anton toni
barbara babs babsi barb
benjamin ben benni benny benji
bernhard bernd bernie
brigitte gitte gitti biggi
catherine cathy kate katie cat kitty
charles charlie chuck
charlotte lotte lotti charlie
christian chris
christina chris tina christine
christoph chris stoffel christopher
christopher chris kit topher
cornelia conny nele
daniel dan danny dani
daniela dani
david dave davy
deborah deb debbie
dietrich dieter
dominik domi dominic nick
dorothea doro dora thea dorothee
edward ed eddie ted ned
elisabeth elizabeth lisa liz lizzy beth betty elli elsbeth lisbeth lilli sissi
eleonore lore ella
emanuel manu
ernst erni
eva evi
felix fipps
ferdinand ferdi
florian flo
frances fran fanny
francis frank
franz franzl
franziska franzi
frederick fred freddy rick
friedrich fritz fred frieder
gabriele gabi gaby
georg schorsch jorg
gerhard gerd gerry
gertrud trude gerti
gregory greg
guenter gunter
gustav gustl
hannelore hanne lore
hannah hanna johanna
heinrich heinz heiner hein henry
helene leni lena helena
henry harry hank
hildegard hilde
ingeborg inge
jacob jake jakob
jakob jakl jacob
james jim jimmy jamie
jennifer jen jenny
jessica jess jessie
joachim achim jochen
joannes johannes hannes hans johann jan
johanna hanna jo hanni
john jack johnny jon
jonathan jon jonny
joseph joe josef joey sepp jupp
josephine josi josy fine
juergen jurgen
julia jule juli
karl carl kalle charly
karoline caro line carolin caroline
katharina kathi kathrin katrin kati käthe tina catharina katja
kenneth ken kenny
klaus claus nikolaus
konrad conny kurt
kristina kris tina kristin
lawrence larry
leonard leo lenny leonhard
lukas luke lucas
ludwig lutz wiggerl
magdalena lena leni magda
manfred fredi manni
manuela manu ela
margarethe margarete grete gretel margot margret marga rita
margaret maggie meg peggy
maria mia marie mary mitzi ria
marianne janne
markus marc marcus mark
martin mart
martina tina
matthew matt
matthias matze hias mathis
max maximilian maxi maxim
michael michi mike mick micha mikey michel
michaela michi ela
monika moni monica
nicholas nick nico nicky nicolas
nikolaus niko klaus nick nikolas
nicole nicky nic
olivia liv
oliver oli olli ollie
pamela pam
patricia pat patty tricia
patrick pat paddy
peter pete piet
petra peti
philipp phil philip
rebecca becky becca
reinhard reini
richard rick dick rich richie ricky
robert rob bob bobby robbie bert
roland rolli
ronald ron ronnie
rosemarie rosi romy
rudolf rudi rolf
ruediger rudiger
samantha sam
samuel sam sammy
sebastian basti bastian seb wastl
siegfried sigi siggi
sigrid siri
simone simi
sophie sophia sofie sofia
stefan steffen steff stephan steven steve
stephanie steffi stephie
stephen steve
steven steve
susanne susi suse sanne susanna
susan sue susie suzy
theodor theo
theresa resi tess tessa terry therese
thomas tom tommy
timothy tim timmy
tobias tobi
ulrich uli ulli
ulrike uli ulli rike
ursula uschi ulla
valentin valle
veronika vroni vera
victoria vicky tori
viktoria vicky
vincent vinz vince
walter walt
werner wernher
wilhelm willi willy wim
wilhelmine mina minna
william bill billy will liam willy
wolfgang wolf wolfi
zacharias zach
`;

const roots = new Map<string, Set<string>>();
for (const line of lines.trim().split('\n')) {
  const names = line.split(' ').map(spelling);
  for (const name of names) {
    const known = roots.get(name) ?? new Set();
    known.add(names[0] ?? '');
    roots.set(name, known);
  }
}

/** The full names a given name may stand for (its `spelling`), itself where none is known. */
export const rootsOf = (given: string): readonly string[] => [...(roots.get(given) ?? [given])];

/** Whether one of two given names (as `spelling`) is what bearers of the other are called. */
export function isNickname(a: string, b: string): boolean {
  if (a === b) return false;
  const [first, second] = [roots.get(a), roots.get(b)];
  if (!first || !second) return false;
  // Christoph and Christian are both called Chris, and are still two.
  return (
    first.has(b) || second.has(a) || (!first.has(a) && !second.has(b) && [...first].some((root) => second.has(root)))
  );
}
