using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Plans;
using TrackStore.Taxonomy;
using TrackStore.Text;

namespace TrackStore.Tags;

/// <summary>Plans tags and the tags of tracks.</summary>
internal sealed class TagPlanner(LibraryRows rows)
{
    private readonly SpellingPlanner<TagEntity, TagAliasEntity> _spellings = new(
        rows.Tags,
        rows.TagAliases,
        rows.Changes.DefinedTag,
        static (name, takenById, tagId) => new TagNameTakenException(name, takenById, tagId));

    /// <summary>Returns the tag that a word means, or null when there is none.</summary>
    public long? Find(NormalizedName tag) => _spellings.IdOf(tag);

    public TagEntity Define(NormalizedName name, string? description, string? color)
        => _spellings.Describe(rows.RequireTag(GetOrAdd(name)), description, color);

    public void Add(long trackId, IReadOnlyList<NormalizedName> tags)
    {
        HashSet<long> linked = [.. rows.TrackTags.ByTrack.Find(trackId).Select(link => link.TagId)];
        foreach (NormalizedName tag in tags)
        {
            long tagId = GetOrAdd(tag);
            if (!linked.Add(tagId))
                continue;
            rows.TrackTags.Put(new TrackTagEntity { TrackId = trackId, TagId = tagId, CreatedAt = rows.Now });
            rows.Changes.TagsOf(trackId);
        }
    }

    public void Remove(long trackId, IReadOnlyList<NormalizedName> tags)
    {
        HashSet<long> removed = [.. tags.Select(Find).OfType<long>()];
        Unlink(trackId, link => removed.Contains(link.TagId));
    }

    public void Set(long trackId, IReadOnlyList<NormalizedName> tags)
    {
        HashSet<long> wanted = [.. tags.Select(GetOrAdd)];
        Unlink(trackId, link => !wanted.Contains(link.TagId));
        Add(trackId, tags);
    }

    /// <exception cref="TagNameTakenException">Another tag has the name.</exception>
    public TagEntity Update(long tagId, ValidatedNameUpdate update)
        => _spellings.Update(rows.RequireTag(tagId), update);

    /// <exception cref="TagNameTakenException">Another tag has the word.</exception>
    public void AddSpelling(TagEntity tag, NormalizedName spelling) => _spellings.Add(tag, spelling);

    public void RemoveSpelling(TagEntity tag, NormalizedName spelling) => _spellings.Remove(tag.Id, spelling);

    /// <summary>Gives tracks another tag instead of one, or none.</summary>
    public void Move(IReadOnlyList<long> trackIds, long fromTagId, long? toTagId)
    {
        foreach (long trackId in trackIds)
            rows.TrackTags.ByTrack.Want(trackId);
        foreach (long trackId in trackIds)
        {
            IReadOnlyList<TrackTagEntity> links = rows.TrackTags.ByTrack.Known(trackId);
            if (links.FirstOrDefault(link => link.TagId == fromTagId) is not { } moved)
                continue;
            rows.TrackTags.Remove(moved);
            if (toTagId is { } tagId && !links.Any(link => link.TagId == tagId))
                rows.TrackTags.Put(new TrackTagEntity { TrackId = trackId, TagId = tagId, CreatedAt = moved.CreatedAt });
            rows.Changes.TagsOf(trackId);
        }
    }

    /// <summary>Ends a merge, after the tracks were given the tag that stays.</summary>
    public void EndMerge(long keptId, long otherId) => _spellings.Merge(rows.RequireTag(keptId), rows.RequireTag(otherId));

    /// <summary>Ends a deletion, after the tag was taken off the tracks.</summary>
    public void EndDelete(long tagId) => _spellings.RemoveAll(tagId);

    /// <summary>Deletes a tag in a plan of its own, because the database deletes the spellings with it that it has until then.</summary>
    public void Delete(long tagId)
    {
        rows.Tags.Remove(rows.RequireTag(tagId));
        rows.Changes.DefinedTag(tagId);
    }

    private long GetOrAdd(NormalizedName tag)
    {
        if (Find(tag) is { } known)
            return known;
        var added = new TagEntity { Id = rows.NewId(IdKind.Tag), Name = tag.Name, NameKey = tag.Key, CreatedAt = rows.Now };
        rows.Tags.Put(added);
        rows.Changes.DefinedTag(added.Id);
        return added.Id;
    }

    private void Unlink(long trackId, Func<TrackTagEntity, bool> isRemoved)
    {
        foreach (TrackTagEntity link in rows.TrackTags.ByTrack.Find(trackId).Where(isRemoved))
        {
            rows.TrackTags.Remove(link);
            rows.Changes.TagsOf(trackId);
        }
    }
}
