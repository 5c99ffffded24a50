namespace TrackStore;

/// <summary>What to change on many tracks alike. An edit that names nothing changes nothing.</summary>
public sealed record BulkEdit
{
    /// <summary>Gets the names of tags to add; those that don't exist are created.</summary>
    public IReadOnlyList<string> AddTags { get; init; } = [];

    /// <summary>Gets the names of tags to remove. None of them may be a tag of <see cref="AddTags"/>, also by another spelling.</summary>
    public IReadOnlyList<string> RemoveTags { get; init; } = [];

    /// <summary>Gets the fields, genres and file details to edit, or null for none. It must expect no edit version.</summary>
    public TrackUpdate? Fields { get; init; }
}
