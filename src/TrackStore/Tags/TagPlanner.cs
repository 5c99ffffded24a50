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

    public long Define(NormalizedName name, string? description, string? color)
    {
        TagEntity tag = GetOrAdd(name);
        if (tag.Description != description || tag.Color != color)
        {
            rows.Tags.Put(tag with { Description = description, Color = color });
            rows.Changes.DefinedTag(tag.Id);
        }

        return tag.Id;
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

    private void Unlink(long trackId, Func<TrackTagEntity, bool> isRemoved)
    {
        foreach (TrackTagEntity link in rows.TrackTags.ByTrack.Find(trackId).Where(isRemoved))
        {
            rows.TrackTags.Remove(link);
            rows.Changes.TagsOf(trackId);
        }
    }
}
