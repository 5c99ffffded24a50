namespace TrackStore;

/// <summary>The last sync run of a name.</summary>
public sealed record SyncRunInfo
{
    /// <summary>Gets the name: <see cref="SyncRunOptions.RunName"/>, else <see cref="LibraryName"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the platform.</summary>
    public required string Platform { get; init; }

    /// <summary>Gets the source whose complete content the run brings (<see cref="SyncRunOptions.Source"/>), or null.</summary>
    public string? Source { get; init; }

    /// <summary>Gets the state.</summary>
    public required SyncRunState State { get; init; }

    /// <summary>Gets the reason why the run ended early, on one line of at most 500 characters, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets the time when the run began. A run that was resumed began with the first of its parts.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Gets the time of the last transaction, or of the end.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>
    /// Gets a value indicating whether the next run of the same name and platform continues this one, and not at the beginning. A run that
    /// is under way can be resumed too, because its process may have been killed.
    /// </summary>
    public required bool CanResume { get; init; }

    /// <summary>Gets the number of tracks that were added. This and the other counts are zero before the end of the run.</summary>
    public long Added { get; init; }

    /// <summary>Gets the number of tracks that changed.</summary>
    public long Changed { get; init; }

    /// <summary>Gets the number of tracks that did not change.</summary>
    public long Unchanged { get; init; }

    /// <summary>Gets the number of tracks that could not be stored.</summary>
    public long Failed { get; init; }

    /// <summary>Gets the number of links that were marked as missing (<see cref="SyncResult.MissingCount"/>).</summary>
    public long Missing { get; init; }

    /// <summary>Returns the name of the runs of a platform's library that have no other name.</summary>
    /// <param name="platform">The platform's name in lower case.</param>
    /// <returns>The name.</returns>
    public static string LibraryName(string platform)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(platform);
        return $"library of {platform}";
    }
}
