namespace TrackStore;

/// <summary>A value that a change has set, as text to show.</summary>
/// <param name="Label">The name of the field.</param>
/// <param name="Before">What it was before, or null when it differed between the changed tracks.</param>
/// <param name="After">What it is after the change.</param>
public sealed record HistoryValue(string Label, string? Before, string After)
{
    /// <summary>Gets a value indicating whether the values are colors as #rrggbb, to show as such.</summary>
    public bool IsColor { get; init; }
}
