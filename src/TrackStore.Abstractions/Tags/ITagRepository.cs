namespace TrackStore;

/// <summary>
/// Stores the user's tags: their names, spellings, and which tracks have them. A word that is a spelling of a tag means that tag, in every
/// call and in <see cref="TrackQuery"/>. All methods can be called from any thread; only the arguments are validated on the calling thread.
/// </summary>
/// <remarks>
/// Every call may throw <see cref="StoreUnavailableException"/> and <see cref="SchemaVersionException"/> when the database can't be used,
/// and <see cref="OperationCanceledException"/> when it is canceled before it is committed. A write is committed completely or not at all.
/// </remarks>
public interface ITagRepository
{
    /// <summary>Adds tags to a track, creating the tags that don't exist yet.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="tagNames">The names, each 1 to 100 characters.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>All tags of the track, ordered by name.</returns>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    /// <exception cref="ArgumentException">A name is empty or too long.</exception>
    Task<IReadOnlyList<Tag>> AddTagsAsync(long trackId, IEnumerable<string> tagNames, CancellationToken cancellationToken = default);

    /// <summary>Removes tags from a track. The tags themselves are kept.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="tagNames">The names, ignoring case and accents.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>All tags of the track, ordered by name.</returns>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    Task<IReadOnlyList<Tag>> RemoveTagsAsync(long trackId, IEnumerable<string> tagNames, CancellationToken cancellationToken = default);

    /// <summary>Replaces the tags of a track.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="tagNames">The names, each 1 to 100 characters; an empty list removes all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>All tags of the track, ordered by name.</returns>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    /// <exception cref="ArgumentException">A name is empty or too long.</exception>
    Task<IReadOnlyList<Tag>> SetTagsAsync(long trackId, IEnumerable<string> tagNames, CancellationToken cancellationToken = default);

    /// <summary>Lists a track's tags, ordered by name.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tags; empty when there are none.</returns>
    Task<IReadOnlyList<Tag>> GetTagsAsync(long trackId, CancellationToken cancellationToken = default);

    /// <summary>Lists all tags of the library with their number of tracks, ordered by name.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tags; empty when there are none.</returns>
    Task<IReadOnlyList<Tag>> ListTagsAsync(CancellationToken cancellationToken = default);

    /// <summary>Creates a tag, or changes the description and color of the tag that the name means.</summary>
    /// <param name="name">The name, 1 to 100 characters.</param>
    /// <param name="description">What the tag is for, at most 500 characters, or null for none.</param>
    /// <param name="color">The color as <c>#rrggbb</c>, or null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The stored tag.</returns>
    /// <exception cref="ArgumentException">The name is empty or too long, or the color is invalid.</exception>
    Task<Tag> DefineTagAsync(string name, string? description, string? color, CancellationToken cancellationToken = default);

    /// <summary>Reads a tag.</summary>
    /// <param name="tagId">The tag's identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tag with its number of tracks, or null if there is none.</returns>
    Task<Tag?> GetTagAsync(long tagId, CancellationToken cancellationToken = default);

    /// <summary>Finds the tag that a word means.</summary>
    /// <param name="name">The name or another spelling, ignoring case and accents.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tag, or null if there is none.</returns>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    Task<Tag?> FindTagAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Lists tags with their numbers of tracks, a page at a time.</summary>
    /// <param name="query">Which tags, and in which order.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page.</returns>
    /// <exception cref="ArgumentException">The cursor is invalid or of another order, or a value is out of range.</exception>
    Task<TagPage> ListTagsAsync(TagQuery query, CancellationToken cancellationToken = default);

    /// <summary>Counts tags, without reading them.</summary>
    /// <param name="text">The text that a name or spelling must contain, as in <see cref="TagQuery.Text"/>; or null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Their number.</returns>
    /// <exception cref="ArgumentException">The text is too long.</exception>
    Task<int> CountTagsAsync(string? text = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Renames a tag and sets its description and color, in one change of the history. The old name becomes a spelling of it, so that
    /// whoever still uses it means this tag. The change can be undone.
    /// </summary>
    /// <param name="tagId">The tag's identifier.</param>
    /// <param name="update">What to change; what is omitted stays.</param>
    /// <param name="mode">Whether to change it, or only to tell how many tracks this touches.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The number of tracks that have the tag, and the change, which is null when everything was so before.
    /// </returns>
    /// <exception cref="TagNotFoundException">There is no such tag.</exception>
    /// <exception cref="TagNameTakenException">Another tag has the name or spelling. Merge the two instead.</exception>
    /// <exception cref="ArgumentException">The name is empty or too long, the description is too long, or the color is invalid.</exception>
    Task<ChangeResult> UpdateTagAsync(
        long tagId, TagUpdate update, ChangeMode mode = ChangeMode.Apply, CancellationToken cancellationToken = default);

    /// <summary>Renames a tag. The old name becomes a spelling of it. The change can be undone.</summary>
    /// <param name="tagId">The tag's identifier.</param>
    /// <param name="name">The new name, 1 to 100 characters. It may differ from the old one in case or accents alone.</param>
    /// <param name="mode">Whether to rename it, or only to tell how many tracks have it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of tracks that have the tag, and the change.</returns>
    /// <exception cref="TagNotFoundException">There is no such tag.</exception>
    /// <exception cref="TagNameTakenException">Another tag has the name or spelling. Merge the two instead.</exception>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    Task<ChangeResult> RenameTagAsync(
        long tagId, string name, ChangeMode mode = ChangeMode.Apply, CancellationToken cancellationToken = default);

    /// <summary>
    /// Merges a tag into another one: its tracks get the other tag, its name and spellings become spellings of the other, and it is
    /// deleted. A description or color that the other tag lacks goes to it. The change can be undone.
    /// </summary>
    /// <param name="keptTagId">The tag that stays.</param>
    /// <param name="otherTagId">The tag that goes.</param>
    /// <param name="mode">Whether to merge them, or only to tell how many tracks this touches.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of tracks that have the tag that goes, and the change.</returns>
    /// <exception cref="TagNotFoundException">There is no such tag.</exception>
    /// <exception cref="ArgumentException">Both are the same.</exception>
    Task<ChangeResult> MergeTagsAsync(
        long keptTagId, long otherTagId, ChangeMode mode = ChangeMode.Apply, CancellationToken cancellationToken = default);

    /// <summary>Deletes a tag with its spellings and takes it off all tracks. The change can be undone.</summary>
    /// <param name="tagId">The tag's identifier.</param>
    /// <param name="mode">Whether to delete it, or only to tell how many tracks have it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of tracks that have the tag, and the change.</returns>
    /// <exception cref="TagNotFoundException">There is no such tag.</exception>
    Task<ChangeResult> DeleteTagAsync(long tagId, ChangeMode mode = ChangeMode.Apply, CancellationToken cancellationToken = default);

    /// <summary>Makes a word another spelling of a tag. The change can be undone.</summary>
    /// <param name="tagId">The tag's identifier.</param>
    /// <param name="spelling">The word, 1 to 100 characters.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tag with its spellings.</returns>
    /// <exception cref="TagNotFoundException">There is no such tag.</exception>
    /// <exception cref="TagNameTakenException">Another tag has the name or spelling. Merge the two instead.</exception>
    /// <exception cref="ArgumentException">The word is empty or too long.</exception>
    Task<Tag> AddSpellingAsync(long tagId, string spelling, CancellationToken cancellationToken = default);

    /// <summary>Removes a spelling of a tag, which names a tag of its own from now on. The change can be undone.</summary>
    /// <param name="tagId">The tag's identifier.</param>
    /// <param name="spelling">The spelling, ignoring case and accents.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tag with the spellings that are left.</returns>
    /// <exception cref="TagNotFoundException">There is no such tag.</exception>
    /// <exception cref="ArgumentException">The word is empty or too long.</exception>
    Task<Tag> RemoveSpellingAsync(long tagId, string spelling, CancellationToken cancellationToken = default);

    /// <summary>
    /// Proposes tags to merge: those whose names differ only in spaces, punctuation and the word "and", such as "Warm Up", "warm-up" and
    /// "WarmUp". Those that <see cref="RejectMergeAsync"/> named are left out. Reads the names of all tags.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The proposals, ordered by name; empty when there are none.</returns>
    Task<IReadOnlyList<TagProposal>> ProposeMergesAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Says that two tags are different, although their names are alike: <see cref="ProposeMergesAsync"/> no longer proposes
    /// them. <see cref="AllowMergeAsync"/> takes it back, however long ago it was said.
    /// </summary>
    /// <param name="firstTagId">One tag.</param>
    /// <param name="secondTagId">The other tag.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The change, with which it can be undone, or null when somebody has said so before.</returns>
    /// <exception cref="TagNotFoundException">There is no such tag.</exception>
    /// <exception cref="ArgumentException">Both are the same.</exception>
    Task<HistoryEntry?> RejectMergeAsync(long firstTagId, long secondTagId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists the tags that <see cref="RejectMergeAsync"/> named, in pairs: the one with more tracks as the one to keep, and the other.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The pairs, ordered by name, without those of which one is gone; empty when there are none.</returns>
    Task<IReadOnlyList<TagProposal>> ListRejectedMergesAsync(CancellationToken cancellationToken = default);

    /// <summary>Takes back that two tags are different, so that they are proposed again if their names are alike.</summary>
    /// <param name="firstTagId">One tag.</param>
    /// <param name="secondTagId">The other tag.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The change, with which it can be undone, or null when nobody has said that they are different.</returns>
    /// <exception cref="TagNotFoundException">There is no such tag.</exception>
    /// <exception cref="ArgumentException">Both are the same.</exception>
    Task<HistoryEntry?> AllowMergeAsync(long firstTagId, long secondTagId, CancellationToken cancellationToken = default);
}
