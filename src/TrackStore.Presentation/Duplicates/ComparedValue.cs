namespace TrackStore;

/// <summary>What two tracks show in one respect, and what the merged track would.</summary>
public sealed record ComparedValue
{
    /// <summary>Gets the field, or null for tags, platforms and the local file.</summary>
    public TrackField? Field { get; init; }

    /// <summary>Gets the name to show.</summary>
    public required string Label { get; init; }

    /// <summary>Gets what the pair's first track shows, as text, or null for nothing.</summary>
    public string? First { get; init; }

    /// <summary>Gets what the pair's second track shows, as text, or null for nothing.</summary>
    public string? Second { get; init; }

    /// <summary>Gets what the merged track would show, as text, or null for nothing.</summary>
    public string? Merged { get; init; }

    /// <summary>Gets where the merged value comes from, as text, or null when that isn't one source.</summary>
    public string? MergedSource { get; init; }

    /// <summary>Gets a value indicating whether both tracks show something, and not the same.</summary>
    public bool IsDifferent => First is not null && Second is not null && First != Second;

    /// <summary>Gets a value indicating whether only one of the tracks shows something.</summary>
    public bool IsOnOneSide => First is null != Second is null;
}
