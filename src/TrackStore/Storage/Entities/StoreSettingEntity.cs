namespace TrackStore.Storage.Entities;

/// <summary>What the library remembers about itself.</summary>
internal sealed class StoreSettingEntity
{
    public required string Key { get; set; }

    public required string Value { get; set; }
}
