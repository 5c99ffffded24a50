using TrackStore.Sample.Commands;

namespace TrackStore.Sample.Rendering;

/// <summary>Says what a field shows, why, and what else it could show.</summary>
internal static class ExplanationView
{
    /// <summary>Names who says a value.</summary>
    public static string SourceOf(TrackFieldValue value) => value switch
    {
        { Layer: FieldLayer.Pin, Platform: { } platform } => $"{platform}, chosen",
        { Platform: { } platform } => platform,
        _ => value.Layer.ToString().ToLowerInvariant(),
    };

    /// <summary>Explains one field with all its candidates.</summary>
    public static void Write(Output output, FieldExplanation explanation)
    {
        string name = FieldNames.Of(explanation.Field);
        if (explanation.Winner is not { } winner)
        {
            output.Line($"Nothing is known of the {name}. \"sync\" asks a platform{(FieldNames.Clearable.Contains(name) ? "; \"edit\" sets it" : "")}.");
            return;
        }

        output.Line($"{name}: [bold]{Format.FieldValue(explanation.Field, winner.Value)}[/], because {Why(explanation)}.");
        output.Table(
            [new("Value"), new("From"), new("Since"), new("")],
            [.. explanation.Candidates.Select(value => new[]
            {
                Format.FieldValue(explanation.Field, value.Value),
                SourceOf(value),
                value.SetAt == default ? "" : Format.Time(value.SetAt),
                value.IsEffective ? "shown" : "",
            })]);
        output.Line($"Order    user, chosen platform, {string.Join(", ", explanation.Ranking)}, other platforms, base");
    }

    /// <summary>Explains several fields, one a line.</summary>
    public static void Write(Output output, IReadOnlyList<FieldExplanation> explanations) => output.Table(
        [new("Field"), new("Value"), new("From"), new("Why")],
        [.. explanations.Select(explanation => new[]
        {
            FieldNames.Of(explanation.Field),
            explanation.Winner is { } shown ? Format.FieldValue(explanation.Field, shown.Value) : "",
            explanation.Winner is { } winner ? SourceOf(winner) : "",
            Why(explanation),
        })]);

    /// <summary>Tells what the fields that were just changed show now.</summary>
    public static async Task WriteShownAsync(Output output, Library library, long trackId, IReadOnlyList<TrackField> fields, CancellationToken cancellationToken)
    {
        foreach (TrackField field in fields)
        {
            if (await library.Tracks.ExplainAsync(trackId, field, cancellationToken) is not { } explanation)
                continue;
            if (explanation.Winner is { } winner)
                output.Line($"  {FieldNames.Of(field)}: {Format.FieldValue(field, winner.Value)} ({Why(explanation)})");
            else
                output.Line($"  {FieldNames.Of(field)}: nothing is known");
        }
    }

    private static string Why(FieldExplanation explanation) => explanation.Rule switch
    {
        FieldRule.Unknown => "nothing is known",
        FieldRule.EditedByUser => explanation.Value is null ? "you left it empty" : "you set it",
        FieldRule.Pinned => $"you chose {explanation.Winner?.Platform}",
        FieldRule.PlatformRanking => $"{Name(explanation)} is ranked above the others",
        FieldRule.OnlyPlatform => $"{Name(explanation)} alone knows it",
        _ => "it was first stored so",
    };

    private static string Name(FieldExplanation explanation) => explanation.Winner is { } winner ? SourceOf(winner) : "";
}
