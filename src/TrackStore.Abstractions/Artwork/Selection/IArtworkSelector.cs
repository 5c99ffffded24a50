namespace TrackStore;

/// <summary>
/// Decides which of several pictures a track or album shows. Each source has its own candidate; the user's choice wins, "deliberately none" included,
/// then the ranking of the sources (<c>ArtworkOptions.SourceRanking</c>), then the larger picture, then the newer. No sync touches a user's choice.
/// </summary>
/// <remarks>
/// Every call may throw <see cref="StoreUnavailableException"/> and <see cref="SchemaVersionException"/> when the database can't be used, and
/// <see cref="OperationCanceledException"/> when it was cancelled before it was committed, and the <see cref="ArgumentException"/> family for a source that
/// is empty or too long and for a subject or kind that there isn't.
/// </remarks>
public interface IArtworkSelector
{
    /// <summary>Says which candidates there are, which one is shown and why.</summary>
    /// <param name="subject">A track or an album.</param>
    /// <param name="id">Its identifier.</param>
    /// <param name="kind">The kind of picture.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The explanation; without candidates for an unknown id too.</returns>
    Task<ArtworkExplanation> ExplainArtworkAsync(ImageSubject subject, long id, ArtworkKind kind = ArtworkKind.Front, CancellationToken cancellationToken = default);

    /// <summary>
    /// Shows a source's picture by the user's choice, until the choice is taken back or another is made. It is this picture that was chosen: while it is, another one that
    /// the same source brings is not taken.
    /// </summary>
    /// <param name="subject">A track or an album.</param>
    /// <param name="id">Its identifier.</param>
    /// <param name="source">The source whose candidate is to be shown.</param>
    /// <param name="kind">The kind of picture.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The explanation as it is now.</returns>
    /// <exception cref="ArtworkCandidateNotFoundException">The source gave no picture of the kind.</exception>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    /// <exception cref="AlbumNotFoundException">There is no such album.</exception>
    Task<ArtworkExplanation> ChooseArtworkAsync(ImageSubject subject, long id, string source, ArtworkKind kind = ArtworkKind.Front, CancellationToken cancellationToken = default);

    /// <summary>Shows no picture by the user's choice, whatever the sources bring; a track does not fall back to its album's either.</summary>
    /// <param name="subject">A track or an album.</param>
    /// <param name="id">Its identifier.</param>
    /// <param name="kind">The kind of picture.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The explanation as it is now.</returns>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    /// <exception cref="AlbumNotFoundException">There is no such album.</exception>
    Task<ArtworkExplanation> ChooseNoArtworkAsync(ImageSubject subject, long id, ArtworkKind kind = ArtworkKind.Front, CancellationToken cancellationToken = default);

    /// <summary>Takes the user's choice back; the ranking of the sources decides again. A picture that the user brought stays a candidate.</summary>
    /// <param name="subject">A track or an album.</param>
    /// <param name="id">Its identifier.</param>
    /// <param name="kind">The kind of picture.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The explanation as it is now.</returns>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    /// <exception cref="AlbumNotFoundException">There is no such album.</exception>
    Task<ArtworkExplanation> RevertArtworkChoiceAsync(ImageSubject subject, long id, ArtworkKind kind = ArtworkKind.Front, CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes one source's candidate; its bytes are deleted when nothing else refers to them. What <see cref="IArtworkLookups"/> remembers stays, and
    /// a sync may bring the candidate again; <see cref="ChooseNoArtworkAsync"/> keeps it from being shown.
    /// </summary>
    /// <param name="subject">A track or an album.</param>
    /// <param name="id">Its identifier.</param>
    /// <param name="source">The source.</param>
    /// <param name="kind">The kind of picture.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when the source had a candidate.</returns>
    Task<bool> RemoveArtworkAsync(ImageSubject subject, long id, string source, ArtworkKind kind = ArtworkKind.Front, CancellationToken cancellationToken = default);
}
