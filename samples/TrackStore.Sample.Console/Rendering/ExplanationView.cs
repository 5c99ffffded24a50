using TrackStore.Sample.Commands.Arguments;

namespace TrackStore.Sample.Rendering;

/// <summary>Explains a field: its value, why it was chosen, and the other candidates.</summary>
internal static class ExplanationView
{
    private const string Imported = "import";

    /// <summary>Names the source of a value.</summary>
    public static string SourceOf(TrackFieldValue value) => value switch
    {
        { Layer: FieldLayer.Pin, Platform: { } platform } => $"{platform}, chosen",
        { Platform: { } platform } => platform,
        { Layer: FieldLayer.Base } => Imported,
        _ => value.Layer.ToString().ToLowerInvariant(),
    };

    /// <summary>Explains one field with all its candidates.</summary>
    public static void Write(Output output, FieldExplanation explanation)
    {
        string name = FieldNames.Of(explanation.Field);
        if (explanation.Winner is not { } winner)
        {
            string edit = FieldNames.Clearable.Contains(name) ? "; \"edit\" sets it" : "";
            output.Line($"No source has a value for {name}. \"sync\" asks a platform{edit}.");
            return;
        }

        output.Line($"{name}: [bold]{Format.FieldValue(explanation.Field, winner.Value)}[/], because {Why(explanation)}.");
        output.Table(
            [new("Value"), new("From"), new("Since", IsWhole: true, Optional: 1), new("")],
            [.. explanation.Candidates.Select(value => new[]
            {
                Format.FieldValue(explanation.Field, value.Value),
                SourceOf(value),
                value.SetAt == default ? "" : Format.Time(value.SetAt),
                value.IsEffective ? "shown" : "",
            })]);
        output.Line($"Order    user, chosen platform, {string.Join(", ", explanation.Ranking)}, other platforms, {Imported}");
    }

    /// <summary>Explains several fields, one per row.</summary>
    public static void Write(Output output, IReadOnlyList<FieldExplanation> explanations) => output.Table(
        [new("Field"), new("Value"), new("From"), new("Why", Optional: 1, MinWidth: 16)],
        [.. explanations.Select(explanation => new[]
        {
            FieldNames.Of(explanation.Field),
            explanation.Winner is { } shown ? Format.FieldValue(explanation.Field, shown.Value) : "",
            explanation.Winner is { } winner ? SourceOf(winner) : "",
            Why(explanation),
        })]);

    /// <summary>Shows the current values of fields that were just changed.</summary>
    public static async Task WriteShownAsync(
        Output output, Library library, long trackId, IReadOnlyList<TrackField> fields, CancellationToken cancellationToken)
    {
        foreach (TrackField field in fields)
        {
            if (await library.Fields.ExplainAsync(trackId, field, cancellationToken) is not { } explanation)
                continue;
            if (explanation.Winner is { } winner)
                output.Line($"  {FieldNames.Of(field)}: {Format.FieldValue(field, winner.Value)} ({Why(explanation)})");
            else
                output.Line($"  {FieldNames.Of(field)}: no value");
        }
    }

    private static string Why(FieldExplanation explanation) => explanation.Rule switch
    {
        FieldRule.Unknown => "no source has a value",
        FieldRule.EditedByUser => explanation.Value is null ? "you cleared it" : "you set it",
        FieldRule.Pinned => $"you chose {explanation.Winner?.Platform}",
        FieldRule.PlatformRanking => $"{Name(explanation)} ranks highest",
        FieldRule.OnlyPlatform when Name(explanation) == Sources.User => "it is your own",
        FieldRule.OnlyPlatform => $"only {Name(explanation)} has a value",
        _ => "it was imported",
    };

    private static string Name(FieldExplanation explanation) => explanation.Winner is { } winner ? SourceOf(winner) : "";
}
