using TrackStore.Storage.Entities.Names;
using TrackStore.Storage.Plans.Tables;
using TrackStore.Storage.Plans.Tables.Decisions;
using TrackStore.Text;

namespace TrackStore.Taxonomy;

/// <summary>Plans the names and other spellings of tags, or of genres.</summary>
/// <typeparam name="TNamed">The entity.</typeparam>
/// <typeparam name="TAlias">The entity of its spellings.</typeparam>
/// <param name="names">The tags or genres.</param>
/// <param name="aliases">Their other spellings.</param>
/// <param name="changed">Notes that one has changed.</param>
/// <param name="taken">Makes the exception for a name, the id that has it, and the id that was to get it.</param>
internal sealed class SpellingPlanner<TNamed, TAlias>(
    NamedRows<TNamed> names, AliasRows<TAlias> aliases, Action<long> changed, Func<string, long, long, TrackStoreException> taken)
    where TNamed : class, INamedEntity<TNamed>
    where TAlias : class, IAliasEntity<TAlias>
{
    /// <summary>Notes words, so that what they mean is read together with others.</summary>
    public void Want(IReadOnlyList<NormalizedName> words)
    {
        foreach (NormalizedName word in words)
        {
            names.ByKey.Want(word.Key);
            aliases.ByKey.Want(word.Key);
        }
    }

    /// <summary>Returns the tag or genre that a word means, by its name or another spelling, or null when there is none.</summary>
    public long? IdOf(NormalizedName word) => names.ByKey.FindOne(word.Key)?.Id ?? aliases.ByKey.FindOne(word.Key)?.OwnerId;

    /// <summary>Sets the description and color.</summary>
    public TNamed Describe(TNamed named, string? description, string? color)
    {
        if (named.Description == description && named.Color == color)
            return named;
        TNamed described = named.WithDetails(description, color);
        names.Put(described);
        changed(named.Id);
        return described;
    }

    /// <summary>Renames a tag or genre and sets its details.</summary>
    /// <exception cref="TrackStoreException">Another one has the name or spelling.</exception>
    public TNamed Update(TNamed named, ValidatedNameUpdate update)
    {
        TNamed renamed = update.Name is { } name ? Rename(named, name) : named;
        return Describe(
            renamed,
            update.Description.HasValue ? update.Description.Value : renamed.Description,
            update.Color.HasValue ? update.Color.Value : renamed.Color);
    }

    /// <exception cref="TrackStoreException">Another one has the name or spelling.</exception>
    public void Add(TNamed named, NormalizedName spelling)
    {
        RequireFree(named.Id, spelling);
        if (spelling.Key == named.NameKey || aliases.ByKey.FindOne(spelling.Key) is { OwnerId: not null })
            return;
        Put(spelling.Key, spelling.Name, named.Id);
        changed(named.Id);
    }

    public void Remove(long id, NormalizedName spelling)
    {
        if (aliases.ByKey.FindOne(spelling.Key) is not { } alias || alias.OwnerId != id)
            return;
        aliases.Remove(alias);
        changed(id);
    }

    /// <summary>Gives one the name and spellings of another one, and the details that it lacks.</summary>
    public void Merge(TNamed kept, TNamed other)
    {
        Describe(kept, kept.Description ?? other.Description, kept.Color ?? other.Color);
        foreach (TAlias alias in aliases.ByOwner.Find(other.Id))
            aliases.Put(TAlias.Of(alias.NameKey, alias.Name, kept.Id));
        Put(other.NameKey, other.Name, kept.Id);
        changed(kept.Id);
    }

    /// <summary>Removes all spellings.</summary>
    public void RemoveAll(long id)
    {
        foreach (TAlias alias in aliases.ByOwner.Find(id))
            aliases.Remove(alias);
    }

    // The old name stays as a spelling.
    private TNamed Rename(TNamed named, NormalizedName name)
    {
        RequireFree(named.Id, name);
        if (named.Name == name.Name)
            return named;
        TNamed renamed = named.WithName(name.Name, name.Key);
        if (renamed.NameKey != named.NameKey)
        {
            if (aliases.ByKey.FindOne(name.Key) is { } own)
                aliases.Remove(own);
            Put(named.NameKey, named.Name, named.Id);
        }

        names.Put(renamed);
        changed(named.Id);
        return renamed;
    }

    // A word that was left out until now is in its place.
    private void Put(string nameKey, string name, long id)
    {
        aliases.ByKey.Want(nameKey);
        aliases.Put(TAlias.Of(nameKey, name, id));
    }

    private void RequireFree(long id, NormalizedName name)
    {
        if (names.ByKey.FindOne(name.Key) is { } other && other.Id != id)
            throw taken(other.Name, other.Id, id);
        if (aliases.ByKey.FindOne(name.Key) is { OwnerId: { } takenById } alias && takenById != id)
            throw taken(alias.Name, takenById, id);
    }
}
