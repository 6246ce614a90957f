"""The workbench: a study book in a browser on this machine alone."""

from typing import TYPE_CHECKING

from osteofoci.rooms import on_demand

if TYPE_CHECKING:
    from osteofoci.web.app import workbench
    from osteofoci.web.desk import Desk
    from osteofoci.web.serve import serve

__all__ = ["Desk", "serve", "workbench"]

on_demand(__name__)
