import { markdownTable } from '../report/markdown-table.ts';
import type { Forecast } from './forecast.ts';

const HEAD = ['modules', 'workers', 'time', 'core-hours', 'workers busy %', 'Redis busy %', 'producer busy %', 'more workers wait for'];

/** Forecasts as `docs/scale.md` shows them. */
export function forecastTable(forecasts: readonly Forecast[]): string {
  return markdownTable(HEAD, forecasts.map(({ modules, workers, hours, coreHours, busy, saturated }) => [modules, workers, timeText(hours), coreHours < 10 ? coreHours.toFixed(1) : Math.round(coreHours), percent(busy.workers), percent(busy.redis), percent(busy.producer), saturated ?? '-']));
}

function timeText(hours: number): string {
  if (hours >= 1) return `${hours.toFixed(1)} h`;
  return hours >= 1 / 60 ? `${(hours * 60).toFixed(1)} min` : `${(hours * 3600).toFixed(0)} s`;
}

function percent(share: number): string {
  return (share * 100).toFixed(1);
}
