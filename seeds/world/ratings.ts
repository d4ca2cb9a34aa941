/** Ratings that customers leave, so that the planned verdict is the one the rules read from them. */
import type { RatedPart } from "#app/events/vocabulary.ts";
import type { Plan } from "./plan.ts";
import type { RatingScale } from "./stores.ts";
import type { RatingDraft, Scene } from "./transcript.ts";
import { pickLine } from "./transcript.ts";

/** Good from 0.75 of the scale, bad up to 0.25, the rest neutral. */
export type Verdict = "good" | "neutral" | "bad";

const scoresByScale = new Map<RatingScale, Record<Verdict, number[]>>();

function listScores(scale: RatingScale): Record<Verdict, number[]> {
  let scores = scoresByScale.get(scale);
  if (!scores) {
    scores = { good: [], neutral: [], bad: [] };
    for (
      let score = Math.min(scale.worst, scale.best);
      score <= Math.max(scale.worst, scale.best);
      score += 1
    ) {
      const share = (score - scale.worst) / (scale.best - scale.worst);
      scores[share >= 0.75 ? "good" : share <= 0.25 ? "bad" : "neutral"].push(score);
    }
    scoresByScale.set(scale, scores);
  }
  return scores;
}

/** Whether the store's scale has a middle: thumbs have none. */
function hasNeutral(scene: Scene): boolean {
  return listScores(scene.store.scale).neutral.length > 0;
}

/** Adds the ratings of a finished conversation; returns the verdicts that count, the latest of each part rated. */
export function rateConversation(scene: Scene, plan: Plan): Verdict[] {
  const { random } = scene;
  // A platform that does not say who was rated gets at most one part rated, so the rating cannot be misread.
  const says = random.chance(0.7);
  const verdicts: Verdict[] = [];
  const rate = (part: RatedPart, verdict: Verdict, extra: Partial<RatingDraft> = {}) => {
    addRating(scene, says ? part : undefined, verdict, extra);
    verdicts.push(verdict);
  };

  if (plan.group === "engaged" && plan.ending === "handoff_lost") {
    if (random.chance(0.07)) rate("bot", drawVerdict(scene, 0.15));
  } else if (plan.group === "engaged" && plan.human === "never")
    rateBot(scene, plan.verdict, plan.ending, rate, says);
  else if (plan.group === "engaged" && plan.ending === "handoff_rejected") {
    if (random.chance(0.3)) rate("agent", drawVerdict(scene, 0.2), { solved: false });
    else rate("agent", "bad");
  } else if (plan.group === "engaged" && plan.ending === "handoff_solved") {
    if (random.chance(0.24)) rate("agent", hasNeutral(scene) && random.chance(0.15) ? "neutral" : "good");
    else if (random.chance(0.03)) rate("agent", "good", { solved: true });
    if (says && random.chance(0.05)) rate("bot", drawVerdict(scene, 0.3));
  } else if (plan.group !== "empty" && plan.group !== "unattended" && plan.human !== "never") {
    if (random.chance(0.16)) rate("agent", drawVerdict(scene, 0.75));
  }
  return verdicts;
}

function rateBot(
  scene: Scene,
  by: "none" | "words" | "rating" | "vote" | "vote_against_stars" | "stars_against_words",
  ending: string,
  rate: (part: RatedPart, verdict: Verdict, extra?: Partial<RatingDraft>) => void,
  says: boolean,
): void {
  const { random } = scene;
  const pleased = ending === "confirmed";
  if (by === "rating") {
    if (random.chance(0.06)) reviseLater(scene, says ? "bot" : undefined, pleased ? "bad" : "good");
    rate("bot", pleased ? "good" : "bad");
  } else if (by === "vote") rate("bot", pleased ? "good" : drawVerdict(scene, 0), { solved: pleased });
  else if (by === "vote_against_stars") rate("bot", "good", { solved: false });
  else if (by === "stars_against_words") rate("bot", "bad");
  else if (hasNeutral(scene) && random.chance(0.025)) rate("bot", "neutral");
  // A single answer's rating says nothing about the conversation.
  if (says && random.chance(0.025)) rate("answer", drawVerdict(scene, ending === "unanswered" ? 0.1 : 0.6));
}

function drawVerdict(scene: Scene, goodShare: number): Verdict {
  if (scene.random.chance(goodShare)) return "good";
  return hasNeutral(scene) && scene.random.chance(0.2) ? "neutral" : "bad";
}

/** A first opinion that the customer changes afterwards: only the later one counts. */
function reviseLater(scene: Scene, of: RatedPart | undefined, first: Verdict): void {
  const score = scene.random.pick(listScores(scene.store.scale)[first]);
  scene.ratings.push({ at: scene.now + 2000 + scene.random.below(3000), score, of, invited: scene.invited });
}

function addRating(
  scene: Scene,
  of: RatedPart | undefined,
  verdict: Verdict,
  extra: Partial<RatingDraft>,
): void {
  const { random } = scene;
  const isRevision = scene.ratings.some((rating) => rating.of === of);
  const latest = (scene.deadline - scene.now) * 0.9;
  const delay = Math.round(Math.min(latest, 6000 + random.logNormal(60_000, 1.4)));
  // Without a time a rating counts at the conversation's end; a revision needs one to be the later.
  const timeless = !isRevision && random.chance(0.05);
  const comment = random.chance(0.12) && verdict !== "neutral";
  scene.ratings.push({
    at: timeless ? undefined : scene.now + delay,
    score: random.pick(listScores(scene.store.scale)[verdict]),
    of,
    invited: scene.invited ? random.chance(0.85) : random.chance(0.5) ? false : undefined,
    comment: comment ? pickLine(scene, verdict === "good" ? "goodComments" : "badComments") : undefined,
    ...extra,
  });
}
