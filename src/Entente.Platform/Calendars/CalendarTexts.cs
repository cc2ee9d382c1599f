namespace Entente.Platform.Calendars;

/// <summary>Names the texts of calendar feeds.</summary>
public sealed class CalendarTexts;
