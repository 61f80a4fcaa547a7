import { mannWhitney } from '../comparison/mann-whitney.ts';
import { varghaDelaney } from '../comparison/vargha-delaney.ts';
import { median } from '../median.ts';
import { REFERENCE } from './configurations.ts';

/** One configuration on one subject: a figure for each seed. */
export interface Sample {
  readonly subject: string;
  readonly configuration: string;
  readonly coverage: readonly number[];
  readonly area: readonly number[];
}

/** The reference against one other configuration on one subject. */
export interface Comparison {
  readonly subject: string;
  readonly configuration: string;
  /** Percentages; `reference` is what it is compared with. */
  readonly medians: { readonly reference: number; readonly other: number };
  /** How likely the reference covers more than the other. */
  readonly a12: number;
  readonly p: number;
  /** The same for the mean coverage over the executions. */
  readonly a12OfArea: number;
}

const SIGNIFICANT = 0.05;

export function compare(samples: readonly Sample[]): Comparison[] {
  return samples.flatMap((other) => {
    const reference = samples.find(({ subject, configuration }) => subject === other.subject && configuration === REFERENCE);
    if (reference === undefined || reference === other) return [];
    const { subject, configuration } = other;
    return [
      {
        subject,
        configuration,
        medians: { reference: round(median(reference.coverage)), other: round(median(other.coverage)) },
        a12: round(varghaDelaney(reference.coverage, other.coverage)),
        p: round(mannWhitney(reference.coverage, other.coverage), 4),
        a12OfArea: round(varghaDelaney(reference.area, other.area)),
      },
    ];
  });
}

export interface ConfigurationSummary {
  readonly configuration: string;
  /** Means over the subjects. */
  readonly coverage: number;
  readonly area: number;
  readonly a12: number;
  readonly a12OfArea: number;
  /** On how many subjects the reference is significantly better, and worse. */
  readonly wins: number;
  readonly losses: number;
}

export function summariseConfigurations(samples: readonly Sample[], comparisons: readonly Comparison[]): ConfigurationSummary[] {
  return [...new Set(samples.map(({ configuration }) => configuration))].map((configuration) => {
    const own = samples.filter((sample) => sample.configuration === configuration);
    const against = comparisons.filter((comparison) => comparison.configuration === configuration);
    const significant = against.filter(({ p }) => p < SIGNIFICANT);
    return {
      configuration,
      coverage: round(mean(own.map(({ coverage }) => mean(coverage)))),
      area: round(mean(own.map(({ area }) => mean(area)))),
      a12: against.length === 0 ? 0.5 : round(mean(against.map(({ a12 }) => a12))),
      a12OfArea: against.length === 0 ? 0.5 : round(mean(against.map(({ a12OfArea }) => a12OfArea))),
      wins: significant.filter(({ a12 }) => a12 > 0.5).length,
      losses: significant.filter(({ a12 }) => a12 < 0.5).length,
    };
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
