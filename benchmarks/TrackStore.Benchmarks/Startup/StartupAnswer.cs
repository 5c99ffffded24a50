namespace TrackStore.Benchmarks.Startup;

/// <summary>The first question that a process asks, and whom.</summary>
internal enum StartupAnswer
{
    /// <summary>Asks nothing: the runtime alone.</summary>
    None,

    /// <summary>The titles of the first 50 tracks, by a statement on the driver.</summary>
    DriverPage,

    /// <summary>The first 50 tracks, by EF Core on the library's own model.</summary>
    EntityFrameworkPage,

    /// <summary>The first 50 tracks, by the store.</summary>
    StorePage,

    /// <summary>A thumbnail, by the store's loader.</summary>
    StorePicture,
}
