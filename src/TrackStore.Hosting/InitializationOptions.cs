namespace TrackStore;

/// <summary>Settings of the initialization when a host starts.</summary>
public sealed class InitializationOptions
{
    /// <summary>
    /// Gets or sets a value indicating whether the host's start waits for background work, such as applying a changed ranking to all
    /// tracks, and fails when that work does. Otherwise the start waits only until the database is open and its schema is up to date.
    /// </summary>
    /// <value>The default is true. Background work on a library of a million tracks can take minutes.</value>
    public bool WaitForBackgroundWork { get; set; } = true;
}
