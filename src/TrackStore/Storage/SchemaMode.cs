namespace TrackStore;

/// <summary>Specifies what the first use of a database does about its schema.</summary>
public enum SchemaMode
{
    /// <summary>Creates the schema or upgrades an older one.</summary>
    Automatic,

    /// <summary>Changes nothing, and refuses any schema version other than the one this library uses.</summary>
    ValidateOnly,

    /// <summary>Checks nothing: the host is responsible for the schema.</summary>
    None,
}
