namespace TrackStore;

/// <summary>Whether a library can be used, and what it is doing in the background.</summary>
public sealed record LibraryStatus
{
    /// <summary>
    /// Gets a value indicating whether another call is opening the database or upgrading its schema. The other values are unknown then.
    /// </summary>
    public bool IsOpening { get; init; }

    /// <summary>Gets a value indicating whether the database can only be read.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Gets the state of the work that started when the library was opened.</summary>
    public BackgroundWorkState BackgroundWork { get; init; }

    /// <summary>Gets the state of the index by which texts are searched.</summary>
    public SearchIndexState SearchIndex { get; init; }

    /// <summary>Gets the first error of failed background work; otherwise null.</summary>
    public Exception? BackgroundError { get; init; }
}
