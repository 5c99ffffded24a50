namespace TrackStore;

/// <summary>
/// Lists tracks and albums without a picture or with a small one, pictures that several albums show, and pictures that look alike, and
/// adds up the bytes that pictures take.
/// </summary>
/// <remarks>
/// <para>
/// All lists are of front covers, leave out albums without tracks, and are paged by a cursor that stays valid when the library changes. A
/// page takes the same time whatever the size of the library, except with a text or a source, for which each row is looked at.
/// <see cref="ListSimilarAsync"/> compares up to 2,000 pictures for a page; <see cref="GetUsageAsync"/> reads the sizes of all pictures.
/// </para>
/// <para>
/// Every call may throw <see cref="StoreUnavailableException"/> or <see cref="SchemaVersionException"/> when the database can't be used,
/// and <see cref="OperationCanceledException"/> when it is canceled.
/// </para>
/// </remarks>
public interface IImageLibrary
{
    /// <summary>
    /// Lists tracks or albums by what they show: no picture, in the order of their ids; a small picture, the smallest first; or a given
    /// picture, in the order of their ids.
    /// </summary>
    /// <param name="query">What to list.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A page.</returns>
    /// <exception cref="ArgumentException">
    /// The cursor is invalid, or belongs to another list; or the text has too many words, or a text is too long.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    Task<ImageSubjectPage> ListSubjectsAsync(ImageSubjectQuery query, CancellationToken cancellationToken = default);

    /// <summary>Counts what <see cref="ListSubjectsAsync"/> lists on all pages, up to a limit.</summary>
    /// <param name="query">What to count. Its cursor and page size are ignored.</param>
    /// <param name="limit">Where to stop counting, at least 1, or null to count all, which takes longer.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The count. If it is <paramref name="limit"/>, there may be more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    Task<int> CountSubjectsAsync(ImageSubjectQuery query, int? limit = null, CancellationToken cancellationToken = default);

    /// <summary>Lists the pictures that several albums show, those stored first before the others.</summary>
    /// <param name="cursor">The <see cref="SharedImagePage.NextCursor"/> of the previous page, or null for the first page.</param>
    /// <param name="pageSize">The most pictures of a page, 1 to 500.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A page.</returns>
    /// <exception cref="ArgumentException">The cursor is invalid, or belongs to another list.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The page size is out of its range.</exception>
    Task<SharedImagePage> ListSharedAsync(string? cursor = null, int pageSize = 50, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists groups of pictures that look alike though their bytes differ, such as copies in other sizes, formats and qualities.
    /// </summary>
    /// <remarks>
    /// Pictures are compared by a perceptual hash of 64 bits, which is computed when they are stored, and by their colors; plain pictures
    /// have no hash. Every picture that looks like another one is in exactly one group, unless a person keeps them apart
    /// (<see cref="KeepApartAsync"/>). One call looks at 2,000 pictures at most, so a page may have few groups, or none, before the last
    /// one.
    /// </remarks>
    /// <param name="query">What to list, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A page.</returns>
    /// <exception cref="ArgumentException">The cursor is invalid, or belongs to another list.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    Task<SimilarImagePage> ListSimilarAsync(SimilarImageQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Remembers that pictures which look alike are not copies of one. <see cref="ListSimilarAsync"/> takes them for unlike from then on,
    /// also after they were rendered again; both are in one group only when a third picture is like each of them.
    /// </summary>
    /// <param name="pairs">
    /// The pairs, at most <see cref="ImagePair.MaxCount"/>. Those with a picture that is gone are left out.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The change, which can be undone, or null when all of them are kept apart already.</returns>
    /// <exception cref="ArgumentException">A pair names one picture twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are too many pairs.</exception>
    Task<HistoryEntry?> KeepApartAsync(IReadOnlyList<ImagePair> pairs, CancellationToken cancellationToken = default);

    /// <summary>Adds up the renditions by where their pictures came from and by size.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// One entry for each source and size, ordered by both. A picture from several sources counts for each of them, and one that was kept
    /// beside a source's newer one counts for the source. Pictures that no track or album uses have no source, so they are left out.
    /// </returns>
    Task<IReadOnlyList<ImageUsage>> GetUsageAsync(CancellationToken cancellationToken = default);
}
