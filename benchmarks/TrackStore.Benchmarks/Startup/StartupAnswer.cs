namespace TrackStore.Benchmarks.Startup;

/// <summary>The first query of a process, and what answers it.</summary>
internal enum StartupAnswer
{
    /// <summary>No query: the runtime alone.</summary>
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
