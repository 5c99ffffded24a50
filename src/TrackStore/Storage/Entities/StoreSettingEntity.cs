namespace TrackStore.Storage.Entities;

/// <summary>A setting stored in the library itself.</summary>
internal sealed record StoreSettingEntity
{
    public required string Key { get; set; }

    public required string Value { get; set; }
}
