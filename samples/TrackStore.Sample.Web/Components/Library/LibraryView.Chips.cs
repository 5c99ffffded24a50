using System.Globalization;
using TrackStore.Sample.Web.Components.Parts;

namespace TrackStore.Sample.Web.Components.Library;

/// <content>The filters that are on.</content>
public sealed partial record LibraryView
{
    /// <summary>Lists the filters that are on.</summary>
    public IEnumerable<FilterChip> GetChips(PresentationTexts texts)
    {
        if (Genre is not null)
            yield return new FilterChip(Genre, this with { Genre = null });
        if (Tag is not null)
            yield return new FilterChip($"Tag: {Tag}", this with { Tag = null });
        if (Decade is { } decade)
            yield return new FilterChip(string.Create(CultureInfo.InvariantCulture, $"{decade}s"), this with { Decade = null });
        if (Bpm is { } bpm)
        {
            yield return new FilterChip(
                string.Create(CultureInfo.InvariantCulture, $"{bpm} to {BpmTo ?? bpm + 9} BPM"),
                this with { Bpm = null, BpmTo = null },
                true);
        }

        if (Key is not null)
            yield return new FilterChip($"In {Key}", this with { Key = null }, true);
        if (Platform is not null)
            yield return new FilterChip($"On {texts.PlatformName(Platform)}", this with { Platform = null }, true);
        if (IsDue)
            yield return new FilterChip("Due for sync", this with { IsDue = false }, true);
        if (Added is { } added)
            yield return new FilterChip($"Added in {Display.Month(added)}", this with { Added = null }, true);
        if (AddedBefore is { } before)
            yield return new FilterChip($"Added before {Display.Month(before)}", this with { AddedBefore = null }, true);
        if (TimeChip is { } times)
            yield return times;
        if (Source is { } shown)
            yield return new FilterChip(texts.FieldSourceName(shown.Field, shown.Source), this with { Source = null }, true);
        if (HasPicture)
            yield return new FilterChip("With a picture", this with { HasPicture = false });
        if (Missing == "picture")
            yield return new FilterChip("No picture", this with { Missing = null });
        if (Missing == "tag")
            yield return new FilterChip("No tag", this with { Missing = null }, true);
        foreach ((_, _, string text) in MissingFields.Where(lack => lack.Name == Missing))
            yield return new FilterChip(text, this with { Missing = null }, true);
    }

    // The times of an import: what it added, and what was there before and it has updated.
    private FilterChip? TimeChip => this switch
    {
        { ChangedFrom: { } changed } => new FilterChip(
            $"Changed since {Display.Time(changed.ToLocalTime())}", this with { ChangedFrom = null, AddedUntil = null }, true),
        { AddedFrom: { } from } => new FilterChip(
            $"Added {Display.Time(from.ToLocalTime())}{EndOf(from)}", this with { AddedFrom = null, AddedUntil = null }, true),
        { AddedUntil: { } until } => new FilterChip(
            $"Added before {Display.Time(until.ToLocalTime())}", this with { AddedUntil = null }, true),
        _ => null,
    };

    private string EndOf(DateTimeOffset from)
    {
        if (AddedUntil is not { } until)
            return " or later";
        (string? start, string? end) = (Display.Time(from.ToLocalTime()), Display.Time(until.ToLocalTime()));
        bool isOneDay = from.ToLocalTime().Date == until.ToLocalTime().Date;
        return start == end ? "" : isOneDay ? $" to {until.ToLocalTime().ToString("HH:mm", CultureInfo.InvariantCulture)}" : $" to {end}";
    }
}
