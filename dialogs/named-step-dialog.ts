import type { TurnContext } from 'botbuilder';
import {
  Dialog,
  type DialogContext,
  type DialogInstance,
  type DialogReason,
  type DialogTurnResult,
} from 'botbuilder-dialogs';
import type { NoMemory } from './answering.js';
import type { Deed } from './deed.js';
import { mannerAfter, type Exchange } from './exchange.js';
import { insteadOf } from './others.js';
import type { Asked, Decision, DialogDefinition, Manner, Next, Step } from './step.js';

/** What is stored of a dialog in progress. The step is kept by name, so that a release may add and remove steps. */
interface Position<Memory> {
  schema: number;
  step: string;
  /** Steps put before this one, for "back". */
  trail: string[];
  /** Set once something else was told in answer to this step. */
  strayed?: boolean;
  memory: Memory;
}

/** Answers that could not be used before the bot leaves a question open and goes on. */
const patience = 3;

/** What is stored of a dialog that has just put the question of this step. */
export function positionAt(definition: DialogDefinition<NoMemory>, step: string): Position<NoMemory> {
  return { schema: definition.schema, step, trail: [], memory: {} };
}

const exchangeKey = Symbol('exchange');

/** Hands the dialogs of this turn what they read and write. */
export function startExchange(context: TurnContext, exchange: Exchange): void {
  context.turnState.set(exchangeKey, exchange);
}

/** A Bot Framework dialog that is driven by the named steps of a definition. It holds no state of its own. */
export class NamedStepDialog<Memory> extends Dialog {
  constructor(private readonly definition: DialogDefinition<Memory>) {
    super(definition.id);
  }

  override async beginDialog(
    dc: DialogContext,
    options: Record<string, unknown> = {},
  ): Promise<DialogTurnResult> {
    const exchange = exchangeOf(dc.context);
    const instead = insteadOf(this.id, options, exchange.world);
    if (instead !== null) {
      exchange.replies.push(...instead);
      return this.leave(dc, { kind: 'end', askAnew: options.told === true });
    }
    const { memory, step, trail = [] } = this.definition.begin(options);
    this.store(dc, { schema: this.definition.schema, step: '', trail, memory });
    return step === undefined ? this.onward(dc) : this.goTo(dc, step);
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const position = this.restore(dc);
    if (position === null) return this.restart(dc);
    const exchange = exchangeOf(dc.context);
    return this.follow(dc, this.stepOf(position).hear(exchange, position.memory));
  }

  override async resumeDialog(
    dc: DialogContext,
    _reason: DialogReason,
    ended?: unknown,
  ): Promise<DialogTurnResult> {
    const position = this.restore(dc);
    if (position === null) return this.restart(dc);
    if ((ended as Extract<Next, { kind: 'end' }> | undefined)?.askAnew) {
      // What was told meanwhile may have answered the question that stood.
      const { story, world } = exchangeOf(dc.context);
      const settled = this.stepOf(position).settled?.(story, position.memory, world) === true;
      return settled ? this.onward(dc) : this.put(dc);
    }
    this.remind(exchangeOf(dc.context), position);
    return Dialog.EndOfTurn;
  }

  override async repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
    const position = this.read(instance.state);
    if (position !== null) this.remind(exchangeOf(context), position);
  }

  /** Puts the question that stands once more, after a change of the language. */
  async translate(dc: DialogContext): Promise<void> {
    const position = this.restore(dc);
    if (position === null) return void (await this.restart(dc));
    const exchange = exchangeOf(dc.context);
    const put = this.stepOf(position).inAnotherLanguage?.(exchange, position.memory);
    if (put === undefined) return this.remind(exchange, position);
    exchange.replies.push(...put.replies);
    if (put.memory !== undefined) this.store(dc, { ...position, memory: put.memory });
  }

  /** To the question before this one, or to where this dialog was entered from; false where nothing is before it. */
  async goBack(dc: DialogContext): Promise<boolean> {
    const position = this.restore(dc);
    if (position === null) {
      await this.restart(dc);
      return true;
    }
    const previous = position.trail.at(-1);
    if (previous !== undefined && previous in this.definition.steps) {
      this.store(dc, { ...position, step: previous, trail: position.trail.slice(0, -1) });
      await this.put(dc);
      return true;
    }
    if (this.definition.before === null) return false;
    await this.leave(dc, this.definition.before);
    return true;
  }

  private async follow(dc: DialogContext, decision: Decision<Memory>): Promise<DialogTurnResult> {
    const exchange = exchangeOf(dc.context);
    exchange.replies.push(...(decision.replies ?? []));
    exchange.counted.push(...(decision.counted ?? []));
    if (decision.story !== undefined) exchange.story = decision.story;
    if (decision.memory !== undefined) {
      this.store(dc, { ...this.positionOf(dc), memory: decision.memory });
    }
    const { next } = decision;
    if (next.kind === 'not-understood') return this.notUnderstood(dc, next);
    exchange.notUnderstood = 0;
    switch (next.kind) {
      case 'step':
        return this.goTo(dc, next.step);
      case 'onward':
        return this.onward(dc);
      case 'ask-anew':
        return this.put(dc);
      case 'ask-still':
        return this.askStill(dc);
      case 'wait':
        return Dialog.EndOfTurn;
      case 'do':
        return this.do(dc, next.deed);
      case 'begin':
        return dc.beginDialog(next.dialog, next.options);
      default:
        return this.leave(dc, next);
    }
  }

  private async do(dc: DialogContext, deed: Deed): Promise<DialogTurnResult> {
    const exchange = exchangeOf(dc.context);
    const position = this.positionOf(dc);
    const outcome = await exchange.world.perform(deed);
    const decision = this.stepOf(position).done?.(exchange, position.memory, outcome);
    if (decision === undefined)
      throw new Error(`The step ${this.id}/${position.step} has nothing to follow.`);
    return this.follow(dc, decision);
  }

  private async askStill(dc: DialogContext): Promise<DialogTurnResult> {
    const position = this.positionOf(dc);
    const step = this.stepOf(position);
    if (!position.strayed || step.leaveOpen === undefined) {
      this.store(dc, { ...position, strayed: true });
      return this.put(dc, 'still');
    }
    const exchange = exchangeOf(dc.context);
    exchange.story = step.leaveOpen(exchange.story);
    return this.onward(dc);
  }

  private async notUnderstood(
    dc: DialogContext,
    next: Extract<Next, { kind: 'not-understood' }>,
  ): Promise<DialogTurnResult> {
    const exchange = exchangeOf(dc.context);
    const position = this.positionOf(dc);
    exchange.notUnderstood += 1;
    const step = this.stepOf(position);
    if (exchange.notUnderstood >= patience && step.leaveOpen !== undefined) {
      exchange.notUnderstood = 0;
      exchange.story = step.leaveOpen(exchange.story);
      exchange.replies.push({ say: 'not-understood:leave-open' });
      return this.onward(dc);
    }
    exchange.replies.push(...(next.replies ?? []));
    return this.put(dc);
  }

  /** To the first step after this one that is not settled yet, else out of the dialog. */
  private async onward(dc: DialogContext): Promise<DialogTurnResult> {
    const position = this.positionOf(dc);
    const names = Object.keys(this.definition.steps);
    const { story, world } = exchangeOf(dc.context);
    const rest = names.slice(names.indexOf(position.step) + 1);
    const open = rest.find(
      (name) => this.definition.steps[name]?.settled?.(story, position.memory, world) !== true,
    );
    return open === undefined ? this.leave(dc, this.definition.after) : this.goTo(dc, open);
  }

  private async goTo(dc: DialogContext, step: string): Promise<DialogTurnResult> {
    const position = this.positionOf(dc);
    const trail = trailTo(step, position);
    this.store(dc, { schema: position.schema, step, trail, memory: position.memory });
    return this.put(dc);
  }

  /** Puts the question of the step it stands at. */
  private async put(dc: DialogContext, manner?: Manner): Promise<DialogTurnResult> {
    const position = this.positionOf(dc);
    const exchange = exchangeOf(dc.context);
    const { memory } = this.ask(exchange, position, manner ?? mannerAfter(exchange.notUnderstood));
    if (memory !== undefined) this.store(dc, { ...position, memory });
    return Dialog.EndOfTurn;
  }

  private remind(exchange: Exchange, position: Position<Memory>): void {
    const step = this.stepOf(position);
    if (step.remind === undefined) this.ask(exchange, position, 'first');
    else exchange.replies.push(...step.remind(exchange, position.memory));
  }

  private ask(exchange: Exchange, position: Position<Memory>, manner: Manner): Asked<Memory> {
    const question = this.stepOf(position).ask(exchange, position.memory, manner);
    exchange.replies.push(...question.replies);
    exchange.counted.push(...(question.counted ?? []));
    if (question.story !== undefined) exchange.story = question.story;
    return question;
  }

  private async leave(
    dc: DialogContext,
    next: Extract<Next, { kind: 'replace' | 'end' }>,
  ): Promise<DialogTurnResult> {
    return next.kind === 'end' ? dc.endDialog(next) : dc.replaceDialog(next.dialog, next.options);
  }

  /** A release took away the step that this conversation stood at: begin this dialog anew and keep the story. */
  private async restart(dc: DialogContext): Promise<DialogTurnResult> {
    exchangeOf(dc.context).replies.push({ say: 'hello:changed' });
    return this.beginDialog(dc);
  }

  private stepOf(position: Position<Memory>): Step<Memory> {
    const step = this.definition.steps[position.step];
    if (step === undefined) throw new Error(`The dialog ${this.id} has no step "${position.step}".`);
    return step;
  }

  private positionOf(dc: DialogContext): Position<Memory> {
    return dc.activeDialog?.state as Position<Memory>;
  }

  private store(dc: DialogContext, position: Position<Memory>): void {
    if (dc.activeDialog !== undefined) dc.activeDialog.state = position;
  }

  private restore(dc: DialogContext): Position<Memory> | null {
    return this.read(dc.activeDialog?.state);
  }

  /** Null where this release can make nothing of what an earlier or later one stored. */
  private read(state: unknown): Position<Memory> | null {
    if (typeof state !== 'object' || state === null) return null;
    const { schema, step, trail } = state as Partial<Position<Memory>>;
    const readable =
      schema === this.definition.schema &&
      typeof step === 'string' &&
      Object.hasOwn(this.definition.steps, step) &&
      Array.isArray(trail);
    return readable ? (state as Position<Memory>) : null;
  }
}

/** The steps behind a step; one that was put before is gone back to rather than put again ahead of itself. */
function trailTo(step: string, { step: from, trail }: Position<unknown>): string[] {
  const before = trail.indexOf(step);
  if (before >= 0) return trail.slice(0, before);
  return from === '' || from === step ? trail : [...trail, from];
}

function exchangeOf(context: TurnContext): Exchange {
  return context.turnState.get<Exchange>(exchangeKey);
}
