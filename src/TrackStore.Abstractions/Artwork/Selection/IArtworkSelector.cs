namespace TrackStore;

/// <summary>
/// Selects which of several pictures a track or album shows. Each source has its own candidate. The user's choice wins, including the
/// choice of no picture; then, of the pictures that the user has not refused, the ranking of the sources decides
/// (<c>ArtworkOptions.SourceRanking</c>), then the size of the picture, then its age. Synchronization never changes what the user decided.
/// </summary>
/// <remarks>
/// Every call may throw <see cref="StoreUnavailableException"/> or <see cref="SchemaVersionException"/> when the database can't be used,
/// <see cref="OperationCanceledException"/> when it is canceled before it is committed, and <see cref="ArgumentException"/> or a derived
/// exception for a source that is empty or too long, for the default owner, or for an undefined kind.
/// </remarks>
public interface IArtworkSelector
{
    /// <summary>Explains which candidates there are, which one is shown and why.</summary>
    /// <param name="owner">The track or album.</param>
    /// <param name="kind">The kind of picture.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The explanation. It has no candidates when the id is unknown.</returns>
    Task<ArtworkExplanation> ExplainArtworkAsync(
        ArtworkOwner owner,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Shows a source's picture by the user's choice, until the choice is reverted or replaced. The choice applies to this very picture: as
    /// long as it lasts, the source can't replace it by another one.
    /// </summary>
    /// <param name="owner">The track or album.</param>
    /// <param name="source">The source whose candidate to show.</param>
    /// <param name="kind">The kind of picture.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The explanation after the change.</returns>
    /// <exception cref="ArtworkCandidateNotFoundException">The source has no picture of the kind.</exception>
    /// <exception cref="TrackNotFoundException">The track does not exist.</exception>
    /// <exception cref="AlbumNotFoundException">The album does not exist.</exception>
    Task<ArtworkExplanation> ChooseArtworkAsync(
        ArtworkOwner owner,
        string source,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Shows no picture by the user's choice, whatever the sources provide. A track does not fall back to its album's picture either.
    /// </summary>
    /// <param name="owner">The track or album.</param>
    /// <param name="kind">The kind of picture.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The explanation after the change.</returns>
    /// <exception cref="TrackNotFoundException">The track does not exist.</exception>
    /// <exception cref="AlbumNotFoundException">The album does not exist.</exception>
    Task<ArtworkExplanation> ChooseNoArtworkAsync(
        ArtworkOwner owner,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Refuses a source's picture: it is not shown until the user chooses it or takes the refusal back
    /// (<see cref="AllowArtworkAsync"/>). The best other picture is shown, for a track its album's if it has no other, and none if
    /// there is no other at all. The refused picture stays a candidate.
    /// </summary>
    /// <remarks>
    /// The refusal is about this very picture, whichever source provides it. Another picture that the source provides later is a candidate
    /// like any other, and takes its place, even if it is smaller. The refused one stays a candidate then, with a numbered name such as
    /// "spotify (2)", so that the source can't bring it back. Only a picture of <see cref="Sources.User"/> goes when the user adds another.
    /// </remarks>
    /// <param name="owner">The track or album.</param>
    /// <param name="source">The source whose picture not to show.</param>
    /// <param name="kind">The kind of picture.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The explanation after the change.</returns>
    /// <exception cref="ArtworkCandidateNotFoundException">The source has no picture of the kind.</exception>
    /// <exception cref="TrackNotFoundException">The track does not exist.</exception>
    /// <exception cref="AlbumNotFoundException">The album does not exist.</exception>
    Task<ArtworkExplanation> RefuseArtworkAsync(
        ArtworkOwner owner,
        string source,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default);

    /// <summary>Takes back that a source's picture was refused, so that the ranking of the sources counts it again.</summary>
    /// <param name="owner">The track or album.</param>
    /// <param name="source">The source whose picture was refused. If it wasn't, nothing changes.</param>
    /// <param name="kind">The kind of picture.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The explanation after the change.</returns>
    /// <exception cref="ArtworkCandidateNotFoundException">The source has no picture of the kind.</exception>
    /// <exception cref="TrackNotFoundException">The track does not exist.</exception>
    /// <exception cref="AlbumNotFoundException">The album does not exist.</exception>
    Task<ArtworkExplanation> AllowArtworkAsync(
        ArtworkOwner owner,
        string source,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Shows a better copy of a picture by the user's choice, on every album and track that shows the other one as its front cover. The
    /// copy becomes their picture of <see cref="Sources.User"/>. Tracks that show their album's picture follow it.
    /// </summary>
    /// <param name="artworkId">The picture that is shown now: <see cref="ListedImage.ArtworkId"/>.</param>
    /// <param name="replacementId">The better copy, a stored picture as well.</param>
    /// <param name="mode">Whether to change the library or only to tell what would change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The number of albums with tracks that show the picture, the number of tracks that show it, as their own or as their album's, and
    /// the change. Albums without tracks change as well, and aren't counted.
    /// </returns>
    /// <exception cref="ArgumentException">Both are the same picture.</exception>
    /// <exception cref="ArtworkNotFoundException">There is no such copy.</exception>
    Task<ChangeResult> ReplaceArtworkAsync(
        long artworkId,
        long replacementId,
        ChangeMode mode = ChangeMode.Apply,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Reverts the user's choice, so that the ranking of the sources decides again. A picture that the user added stays a candidate, and
    /// what the user refused stays refused.
    /// </summary>
    /// <param name="owner">The track or album.</param>
    /// <param name="kind">The kind of picture.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The explanation after the change.</returns>
    /// <exception cref="TrackNotFoundException">The track does not exist.</exception>
    /// <exception cref="AlbumNotFoundException">The album does not exist.</exception>
    Task<ArtworkExplanation> RevertArtworkChoiceAsync(
        ArtworkOwner owner,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes a source's candidate. Its bytes are deleted when nothing else refers to them. The results that <see cref="IArtworkLookups"/>
    /// stores are kept, and a synchronization may add the candidate again; use <see cref="RefuseArtworkAsync"/> to keep it from being
    /// shown.
    /// </summary>
    /// <param name="owner">The track or album.</param>
    /// <param name="source">The source.</param>
    /// <param name="kind">The kind of picture.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when the source had a candidate.</returns>
    Task<bool> RemoveArtworkAsync(
        ArtworkOwner owner,
        string source,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default);
}
