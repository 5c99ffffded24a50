using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;

namespace TrackStore.Storage;

/// <summary>Reads and writes the settings that are stored in the library itself.</summary>
internal static class StoreSettings
{
    /// <summary>What the keys of pairs of tags begin with that a person keeps apart.</summary>
    public const string SeparateTags = "separate_tags:";

    /// <summary>What the keys of pairs of genres begin with that a person keeps apart.</summary>
    public const string SeparateGenres = "separate_genres:";

    /// <summary>What the keys of pairs of pictures begin with that a person keeps apart: short, because two hashes follow.</summary>
    public const string SeparatePictures = "apart_pictures:";

    /// <summary>The key of the rankings of platforms that a person has chosen last.</summary>
    public const string ChosenRankings = "chosen_rankings";

    /// <summary>The key of the options of renditions that a person has chosen last.</summary>
    public const string ChosenRenditions = "chosen_renditions";

    /// <summary>Tells whether a setting is what a person has decided, which can be undone.</summary>
    public static bool IsDecision(string key)
        => key is ChosenRankings or ChosenRenditions || key.StartsWith(SeparateTags, StringComparison.Ordinal)
            || key.StartsWith(SeparateGenres, StringComparison.Ordinal) || key.StartsWith(SeparatePictures, StringComparison.Ordinal);

    public static Task<string?> ReadAsync(DbContext context, string key, CancellationToken cancellationToken)
        => context.Set<StoreSettingEntity>()
            .Where(setting => setting.Key == key)
            .Select(setting => (string?)setting.Value)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>Returns a setting as a plan leaves it, or null.</summary>
    public static string? Find(LibraryRows rows, string key) => rows.Settings.ByKey.FindOne(key)?.Value;

    /// <summary>Plans a setting.</summary>
    public static void Set(LibraryRows rows, string key, string value)
    {
        rows.Settings.ByKey.Want(key);
        rows.Settings.Put(new StoreSettingEntity { Key = key, Value = value });
    }
}
