using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Text;

namespace TrackStore.Tags;

/// <summary>Plans tags and the tags of tracks.</summary>
internal sealed class TagPlanner(LibraryRows rows)
{
    public TagEntity GetOrAdd(NormalizedName tag)
    {
        if (rows.Tags.ByKey.FindOne(tag.Key) is { } known)
            return known;
        var added = new TagEntity { Id = rows.NewId(IdKind.Tag), Name = tag.Name, NameKey = tag.Key, CreatedAt = rows.Now };
        rows.Tags.Put(added);
        rows.Changes.DefinedTag(added.Id);
        return added;
    }

    public TagEntity Define(NormalizedName name, string? description, string? color)
    {
        TagEntity tag = GetOrAdd(name);
        if (tag.Description != description || tag.Color != color)
        {
            tag = tag with { Description = description, Color = color };
            rows.Tags.Put(tag);
            rows.Changes.DefinedTag(tag.Id);
        }

        return tag;
    }

    public void Add(long trackId, IReadOnlyList<NormalizedName> tags)
    {
        HashSet<long> linked = [.. rows.TrackTags.ByTrack.Find(trackId).Select(link => link.TagId)];
        foreach (NormalizedName tag in tags)
        {
            long tagId = GetOrAdd(tag).Id;
            if (!linked.Add(tagId))
                continue;
            rows.TrackTags.Put(new TrackTagEntity { TrackId = trackId, TagId = tagId, CreatedAt = rows.Now });
            rows.Changes.TagsOf(trackId);
        }
    }

    public void Remove(long trackId, IReadOnlyList<NormalizedName> tags)
    {
        HashSet<long> removed = [.. tags.Select(tag => rows.Tags.ByKey.FindOne(tag.Key)).OfType<TagEntity>().Select(tag => tag.Id)];
        Unlink(trackId, link => removed.Contains(link.TagId));
    }

    public void Set(long trackId, IReadOnlyList<NormalizedName> tags)
    {
        HashSet<long> wanted = [.. tags.Select(tag => GetOrAdd(tag).Id)];
        Unlink(trackId, link => !wanted.Contains(link.TagId));
        Add(trackId, tags);
    }

    /// <summary>Renames a tag.</summary>
    /// <exception cref="TagNameTakenException">Another tag has the name.</exception>
    public TagEntity Rename(TagEntity tag, NormalizedName name)
    {
        if (rows.Tags.ByKey.FindOne(name.Key) is { } other && other.Id != tag.Id)
            throw new TagNameTakenException(other.Name, other.Id, tag.Id);
        if (tag.Name == name.Name)
            return tag;
        TagEntity renamed = tag with { Name = name.Name, NameKey = name.Key };
        rows.Tags.Put(renamed);
        rows.Changes.DefinedTag(tag.Id);
        return renamed;
    }

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
    public void EndMerge(long keptId, long otherId)
    {
        TagEntity kept = rows.RequireTag(keptId);
        TagEntity other = rows.RequireTag(otherId);
        TagEntity merged = kept with { Description = kept.Description ?? other.Description, Color = kept.Color ?? other.Color };
        if (merged != kept)
        {
            rows.Tags.Put(merged);
            rows.Changes.DefinedTag(keptId);
        }

        Delete(otherId);
    }

    public void Delete(long tagId)
    {
        rows.Tags.Remove(rows.RequireTag(tagId));
        rows.Changes.DefinedTag(tagId);
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
