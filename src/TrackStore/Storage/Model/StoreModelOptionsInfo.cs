using Microsoft.EntityFrameworkCore.Infrastructure;

namespace TrackStore.Storage.Model;

/// <summary>Keeps contexts with other settings from sharing a model.</summary>
internal sealed class StoreModelOptionsInfo(StoreModelOptionsExtension extension) : DbContextOptionsExtensionInfo(extension)
{
    public override bool IsDatabaseProvider => false;

    public override string LogFragment => "using TrackStore ";

    public override int GetServiceProviderHashCode() => extension.Settings.GetHashCode();

    public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other)
        => other.Extension is StoreModelOptionsExtension same && same.Settings == extension.Settings;

    public override void PopulateDebugInfo(IDictionary<string, string> debugInfo)
        => debugInfo["TrackStore"] = extension.Settings.ToString();
}
