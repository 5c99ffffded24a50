namespace TrackStore;

/// <summary>
/// A file, or another list of tracks, that a host has opened for an import. <see cref="ImportViewModel"/> reads it to show what it holds,
/// and <see cref="ImportJobs"/> reads it again to store that. Whoever holds it last disposes it.
/// </summary>
public interface IImportSource : IAsyncDisposable
{
    /// <summary>Gets the name to show, such as the file's.</summary>
    string Name { get; }

    /// <summary>Gets the first rows that the reading could not turn into tracks, in the order of the source.</summary>
    IReadOnlyList<ImportProblem> Rejections { get; }

    /// <summary>Gets the number of all those rows. It may be asked for while a reading is under way.</summary>
    long RejectionCount { get; }

    /// <summary>Gets the first values that the reading left out of tracks, in the order of the source.</summary>
    IReadOnlyList<ImportProblem> Omissions { get; }

    /// <summary>Gets the number of all those values.</summary>
    long OmissionCount { get; }

    /// <summary>
    /// Streams the tracks from the beginning. A new reading forgets the problems of the one before; there is one at a time.
    /// </summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The tracks.</returns>
    IAsyncEnumerable<NewTrack> ReadAsync(CancellationToken cancellationToken = default);

    /// <summary>Returns the line of a track of the reading.</summary>
    /// <param name="index">The track's zero-based position among those that were read.</param>
    /// <returns>The line, as an editor or spreadsheet counts it: from 1.</returns>
    long LineOf(long index);
}
